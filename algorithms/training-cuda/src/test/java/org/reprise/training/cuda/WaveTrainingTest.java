package org.reprise.training.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.data.image.ImageParts;
import org.reprise.search.work.LocalWorkers;
import org.reprise.search.work.Shard;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NasBench201Network;
import org.reprise.space.network.Shape;
import org.reprise.training.engine.Engine;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.standalone.TrainingResult;
import org.reprise.training.table.EntryFile;
import org.reprise.training.table.TableTraining;
import org.reprise.training.table.TableTraining.Task;
import org.reprise.training.table.TrainedEntry;
import org.reprise.training.table.TrainingBenchmark;

/** Waves of small networks on the simulated device. */
class WaveTrainingTest {
  private static final NasBench201 SPACE = new NasBench201();
  private static final TrainingBenchmark BENCHMARK = benchmark();
  private static CudaDevice device;
  private static CudaMemory memory;

  @BeforeAll
  static void open() {
    SimulatedDriver.use();
    device = CudaDevice.open();
    memory = new CudaMemory(device, 0);
  }

  @AfterAll
  static void close() {
    if (device != null) {
      memory.close();
      device.close();
    }
  }

  private static TrainingBenchmark benchmark() {
    Shape image = new Shape(1, 4, 4);
    NasBench201Network cells = new NasBench201Network(2, 1, NasBench201Network.Reduction.POOLING);
    return new TrainingBenchmark(
        "tiny",
        SPACE,
        List.of(),
        architecture -> cells.of(architecture, image, 3),
        new ImageParts(
            NoisyRows.images(image, 18, 1),
            NoisyRows.images(image, 12, 2),
            NoisyRows.images(image, 6, 3)),
        TrainingProtocol.of(2, 6));
  }

  private static List<Task> tasks(int count) {
    SplittableRandom random = new SplittableRandom(8);
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tasks.add(new Task(SPACE.sample(random), i % 2));
    }
    return tasks;
  }

  @Test
  void aNetworkBecomesTheSameAloneAndAmongOthers() {
    List<Task> tasks = tasks(5);
    int before = memory.lent();
    try (WaveTraining training = new WaveTraining(device, memory, BENCHMARK)) {
      List<TrainedEntry> together = training.train(tasks);
      for (int i = 0; i < tasks.size(); i++) {
        TrainedEntry alone = training.train(List.of(tasks.get(i))).get(0);
        assertThat(withoutSeconds(alone)).isEqualTo(withoutSeconds(together.get(i)));
      }
    }
    assertThat(memory.lent()).isEqualTo(before);
  }

  @Test
  void aCurveIsThatOfTheProcessor() {
    Task task = tasks(1).get(0);
    TrainedEntry entry;
    try (WaveTraining training = new WaveTraining(device, memory, BENCHMARK)) {
      entry = training.train(List.of(task)).get(0);
    }
    TrainingResult expected =
        BENCHMARK
            .training()
            .train(
                BENCHMARK.network().apply(task.architecture()),
                new LaneOperations(),
                BENCHMARK.streams(task.architecture(), task.seed()),
                epoch -> {})
            .result();
    assertThat(entry.result().curve()).hasSize(2);
    for (int epoch = 0; epoch < 2; epoch++) {
      TrainingResult.Epoch own = entry.result().curve().get(epoch);
      TrainingResult.Epoch other = expected.curve().get(epoch);
      assertThat(own.trainLoss()).isCloseTo(other.trainLoss(), within(1e-4));
      assertThat(own.validationLoss()).isCloseTo(other.validationLoss(), within(1e-3));
      assertThat(own.validationAccuracy()).isCloseTo(other.validationAccuracy(), within(1e-9));
    }
    assertThat(entry.result().testLoss()).isCloseTo(expected.testLoss(), within(1e-3));
  }

  /** What {@code table build --verify} does with an engine that trains in waves. */
  @Test
  void aTablesEntriesAreRepeatedInWavesToTheBit(@TempDir Path folder) {
    TrainingBenchmark few =
        BENCHMARK.with(tasks(3).stream().map(Task::architecture).distinct().toList());
    TableTraining training = new TableTraining(few, Engine.CUDA);
    EntryFile file = new EntryFile(folder.resolve("entries.csv"), few, Engine.CUDA);
    training.run(List.of(0L), Shard.WHOLE, file, new LocalWorkers(1), entry -> {});
    List<TrainedEntry> entries = new ArrayList<>(file.read());
    Collections.reverse(entries);
    List<TableTraining.Repetition> done = new ArrayList<>();
    training.repeat(entries, done::add);
    assertThat(done.stream().map(TableTraining.Repetition::entry)).isEqualTo(entries).hasSize(3);
    assertThat(done).allMatch(TableTraining.Repetition::identical);
    TrainedEntry wrong =
        new TrainedEntry(entries.get(0).architecture(), 1, entries.get(0).result());
    done.clear();
    training.repeat(List.of(wrong), done::add);
    assertThat(done.get(0).identical()).isFalse();
  }

  @Test
  void eachKernelOfAStepIsTimed() {
    try (WaveTraining training = new WaveTraining(device, memory, BENCHMARK)) {
      assertThat(training.times(tasks(2)).lines())
          .allMatch(line -> line.matches("[a-z_0-9]+,\\d+,\\d+,-?\\d+\\.\\d{3}"))
          .anyMatch(line -> line.startsWith("cross_entropy,1,2,"))
          .anyMatch(line -> line.startsWith("momentum_step,"));
    }
  }

  private static TrainingResult withoutSeconds(TrainedEntry entry) {
    TrainingResult result = entry.result();
    return new TrainingResult(
        result.curve(), result.diverged(), result.testAccuracy(), result.testLoss(), 0);
  }
}
