package org.reprise.training.cuda;

import java.util.List;
import org.reprise.data.image.Augmentation;
import org.reprise.space.network.Layer;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.StandAloneTraining;
import org.reprise.training.table.TableTraining;
import org.reprise.training.table.TableTraining.Task;
import org.reprise.training.table.TrainedEntry;
import org.reprise.training.table.TrainingBenchmark;
import org.reprise.training.table.WaveTrainer;

/** Brings waves of trainings to the engine {@code cuda}. */
public final class CudaWaves implements WaveTrainer.Provider {
  @Override
  public Engine engine() {
    return Engine.CUDA;
  }

  @Override
  public WaveTrainer open(TrainingBenchmark benchmark) {
    return new OnDevice(CudaDevice.open(), benchmark, CudaOperations.WIDTH);
  }

  /**
   * Returns what each kernel takes in one training step of the first {@code width} networks of a
   * benchmark, the slowest first: name, launches, entries of all tables, milliseconds, with commas.
   */
  public static List<String> kernelTimes(TrainingBenchmark benchmark, int width) {
    try (OnDevice waves = new OnDevice(CudaDevice.open(), benchmark, width)) {
      List<Task> tasks =
          benchmark.architectures().stream()
              .limit(width)
              .map(architecture -> new Task(architecture, 0))
              .toList();
      return waves.training.times(tasks).lines();
    }
  }

  /** Waves on a device that belongs to them. */
  static final class OnDevice implements WaveTrainer {
    private final CudaDevice device;
    private final CudaMemory memory;
    private final WaveTraining training;
    private final TrainingBenchmark benchmark;
    private final int width;

    OnDevice(CudaDevice device, TrainingBenchmark benchmark, int width) {
      this.device = device;
      this.memory = new CudaMemory(device);
      this.training = new WaveTraining(device, memory, benchmark);
      this.benchmark = benchmark;
      this.width = width;
    }

    @Override
    public int width() {
      return width;
    }

    @Override
    public List<TrainedEntry> train(List<Task> tasks) {
      if (tasks.stream().allMatch(this::isRecordable)) {
        return training.train(tasks);
      }
      StandAloneTraining alone = benchmark.training();
      try (CudaOperations operations = new CudaOperations(device, memory, false)) {
        return tasks.stream()
            .map(task -> TableTraining.train(benchmark, alone, operations, task))
            .toList();
      }
    }

    /** What is drawn anew in each step, or depends on a norm, is not the same step every time. */
    private boolean isRecordable(Task task) {
      return benchmark.protocol().clip() == 0
          && benchmark.protocol().augmentation().equals(Augmentation.NONE)
          && benchmark.network().apply(task.architecture()).nodes().stream()
              .noneMatch(node -> node.layer() instanceof Layer.Dropout);
    }

    @Override
    public void close() {
      training.close();
      memory.close();
      device.close();
    }
  }
}
