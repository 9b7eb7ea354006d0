package org.reprise.training.cuda;

import java.util.ArrayList;
import java.util.List;
import org.reprise.data.image.ImageParts;
import org.reprise.training.optimizer.Schedule;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.standalone.TrainingResult;
import org.reprise.training.table.TableTraining.Task;
import org.reprise.training.table.TrainedEntry;
import org.reprise.training.table.TrainingBenchmark;

/**
 * Trains many networks from scratch side by side: every launch computes the same step of all of
 * them. What a network becomes does not depend on how many others are trained beside it.
 */
final class WaveTraining implements AutoCloseable {
  // Training loss, loss and right answers of the images judged; room to keep apart what each reads.
  private static final int SUMS = 64;
  private static final int LARGEST_BATCH = 256;

  private final CudaDevice device;
  private final CudaMemory memory;
  private final TrainingBenchmark benchmark;
  private final DeviceImages images;
  private final CudaOperations operations;

  /** Trainings of {@code benchmark} on a device that belongs to the caller. */
  WaveTraining(CudaDevice device, CudaMemory memory, TrainingBenchmark benchmark) {
    this.device = device;
    this.memory = memory;
    this.benchmark = benchmark;
    this.images = new DeviceImages(device, memory, benchmark.images());
    this.operations = new CudaOperations(device, memory, false);
  }

  /** Trains these, all at once, and returns their entries in the same order. */
  List<TrainedEntry> train(List<Task> tasks) {
    try (Wave wave = new Wave(tasks)) {
      return wave.train();
    }
  }

  /** Measures what each kernel of a training step of these networks takes. */
  KernelTimes times(List<Task> tasks) {
    try (Wave wave = new Wave(tasks)) {
      return KernelTimes.of(device, wave.recorded.stream().map(r -> r.step).toList());
    }
  }

  /** Some trainings side by side. */
  private final class Wave implements AutoCloseable {
    private final List<Task> tasks;
    private final int steps;
    private final CudaBuffer rates;
    private final CudaBuffer counters;
    private final CudaBuffer sums;
    private final WaveNumbers numbers;
    private final List<RecordedTraining> recorded = new ArrayList<>();

    Wave(List<Task> tasks) {
      this.tasks = tasks;
      TrainingProtocol protocol = benchmark.protocol();
      steps = benchmark.images().training().count() / protocol.batch();
      rates = operations.kept(rates(protocol, steps));
      counters = operations.kept(new float[SUMS + 1]);
      sums = operations.kept(new float[SUMS * tasks.size()]);
      CudaBuffer counter = new CudaBuffer(counters.address, 1, null);
      CudaBuffer judged = new CudaBuffer(counters.address + SUMS * Float.BYTES, 1, null);
      numbers = new WaveNumbers(device, benchmark, images, rates, counter, judged, judgedAtOnce());
      for (int k = 0; k < tasks.size(); k++) {
        Task task = tasks.get(k);
        recorded.add(
            new RecordedTraining(
                operations,
                memory,
                numbers,
                new CudaBuffer(sums.address + (long) k * SUMS * Float.BYTES, SUMS, null),
                benchmark.network().apply(task.architecture()),
                benchmark.streams(task.architecture(), task.seed())));
      }
    }

    List<TrainedEntry> train() {
      ImageParts parts = benchmark.images();
      List<Curve> curves = new ArrayList<>();
      tasks.forEach(task -> curves.add(new Curve()));
      double seconds = 0;
      float[] read = new float[SUMS * tasks.size()];
      try (CapturedPrograms training =
              captured(recorded.stream().map(r -> r.step).toList(), numbers.counter());
          CapturedPrograms judging =
              captured(recorded.stream().map(r -> r.judgement).toList(), numbers.judged())) {
        for (int epoch = 0; epoch < benchmark.protocol().epochs(); epoch++) {
          long start = System.nanoTime();
          device.fill(sums.address, 0, read.length);
          for (int i = 0; i < steps; i++) {
            training.replay();
          }
          device.synchronize();
          seconds += (System.nanoTime() - start) * 1e-9;
          device.fill(numbers.judged().address, 0, 1);
          judge(judging, parts.validation().count());
          device.download(sums.address, read, read.length);
          for (int k = 0; k < curves.size(); k++) {
            curves.get(k).add(read, k * SUMS, steps, parts.validation().count());
          }
        }
        device.fill(sums.address, 0, read.length);
        judge(judging, parts.test().count());
        device.download(sums.address, read, read.length);
      }
      List<TrainedEntry> entries = new ArrayList<>();
      for (int k = 0; k < curves.size(); k++) {
        Task task = tasks.get(k);
        TrainingResult result =
            curves.get(k).result(read, k * SUMS, parts.test().count(), seconds / curves.size());
        entries.add(
            new TrainedEntry(benchmark.space().format(task.architecture()), task.seed(), result));
      }
      return entries;
    }

    @Override
    public void close() {
      device.synchronize();
      recorded.forEach(RecordedTraining::close);
      memory.give(rates);
      memory.give(counters);
      memory.give(sums);
    }
  }

  private void judge(CapturedPrograms judging, int count) {
    for (int i = 0; i < count / judgedAtOnce(); i++) {
      judging.replay();
    }
  }

  /** Programs of all networks, and the count of what was done after them. */
  private CapturedPrograms captured(List<LaunchProgram> programs, CudaBuffer counter) {
    CudaRecorder.Recorded<Boolean> counted =
        operations.record(
            null,
            () -> {
              operations.launch(new Launch("count_step", 1).update(counter));
              return true;
            });
    return new CapturedPrograms(device, memory, programs, counted.program());
  }

  private static float[] rates(TrainingProtocol protocol, int steps) {
    Schedule schedule = Schedule.cosine(protocol.learningRate(), 0);
    float[] rates = new float[protocol.epochs() * steps];
    for (int i = 0; i < rates.length; i++) {
      int epoch = i / steps;
      double done = (epoch + (double) (i % steps) / steps) / protocol.epochs();
      rates[i] = (float) schedule.rate(done);
    }
    return rates;
  }

  /** The largest batch, a multiple of 8 if there is one, that divides both sets to be judged. */
  private int judgedAtOnce() {
    int validation = benchmark.images().validation().count();
    int test = benchmark.images().test().count();
    int best = 1;
    for (int size = 1; size <= LARGEST_BATCH; size++) {
      boolean divides = validation % size == 0 && test % size == 0;
      if (divides && (size % 8 == 0 || best % 8 != 0)) {
        best = size;
      }
    }
    return best;
  }

  /** What becomes of one network. */
  private static final class Curve {
    private final List<TrainingResult.Epoch> epochs = new ArrayList<>();
    private boolean diverged;

    void add(float[] sums, int at, int steps, int validation) {
      diverged |= !Float.isFinite(sums[at]);
      if (!diverged) {
        epochs.add(
            new TrainingResult.Epoch(
                (double) sums[at] / steps,
                (double) sums[at + 1] / validation,
                (double) sums[at + 2] / validation));
      }
    }

    TrainingResult result(float[] sums, int at, int test, double seconds) {
      return new TrainingResult(
          epochs,
          diverged,
          diverged ? Double.NaN : (double) sums[at + 2] / test,
          diverged ? Double.NaN : (double) sums[at + 1] / test,
          seconds);
    }
  }

  @Override
  public void close() {
    images.close();
    operations.close();
  }
}
