package org.reprise.training.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reprise.data.image.ImageParts;
import org.reprise.data.image.LabelledImages;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NasBench201Network;
import org.reprise.space.network.Shape;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.standalone.TrainingResult;
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
        new ImageParts(images(image, 18, 1), images(image, 12, 2), images(image, 6, 3)),
        TrainingProtocol.of(2, 6));
  }

  /** Noise with a bright row that says the class. */
  private static LabelledImages images(Shape shape, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[count * shape.size()];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 3);
      for (int k = 0; k < shape.size(); k++) {
        pixels[i * shape.size() + k] =
            (byte) (random.nextInt(100) + (k / shape.width() == labels[i] ? 120 : 0));
      }
    }
    return new LabelledImages("noise", shape, 3, pixels, labels);
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
