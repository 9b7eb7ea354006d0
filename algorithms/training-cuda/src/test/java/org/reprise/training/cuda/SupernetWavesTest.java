package org.reprise.training.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reprise.data.image.ImageParts;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NasBench201Network;
import org.reprise.space.network.Layer;
import org.reprise.space.network.Shape;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.RunningStatistics;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Mode;
import org.reprise.training.network.Parameter;
import org.reprise.training.standalone.Evaluation;
import org.reprise.training.standalone.TrainingProtocol;
import org.reprise.training.supernet.Batch;
import org.reprise.training.supernet.InheritedAccuracy;
import org.reprise.training.supernet.NormStatistics;
import org.reprise.training.supernet.Path;
import org.reprise.training.supernet.Scoring;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.supernet.SupernetGraphs;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.supernet.SupernetTraining;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Recording;
import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;

/** Sub-networks of one supernet side by side on the simulated device; the twin: one by one. */
class SupernetWavesTest {
  private static final NasBench201 SPACE = new NasBench201();
  private static final Shape IMAGE = new Shape(1, 4, 4);
  private static final SupernetTask TASK = task();
  private static final TrainingProtocol PROTOCOL = TrainingProtocol.of(1, 6);
  // The twin; waves that end in the middle; all at once.
  private static final List<Integer> WIDTHS = List.of(1, 3, 256);
  private static SimulatedDriver driver;
  private static CudaDevice device;
  private CudaMemory memory;

  @BeforeAll
  static void open() {
    driver = SimulatedDriver.use();
    device = CudaDevice.open();
  }

  @AfterAll
  static void close() {
    if (device != null) {
      device.close();
    }
  }

  @BeforeEach
  void takeMemory() {
    memory = new CudaMemory(device, 0);
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(memory.lent()).isZero();
    memory.close();
  }

  private static SupernetTask task() {
    NasBench201Network cells = new NasBench201Network(2, 1, NasBench201Network.Reduction.POOLING);
    SupernetGraphs graphs =
        SupernetGraphs.mixing(
            SPACE, cell -> cells.of(cell, IMAGE, 3), some -> cells.of(some, IMAGE, 3));
    return new SupernetTask(
        "tiny",
        graphs,
        new ImageParts(
            NoisyRows.images(IMAGE, 18, 1),
            NoisyRows.images(IMAGE, 12, 2),
            NoisyRows.images(IMAGE, 6, 3)));
  }

  private CudaOperations operations(int passes) {
    return new CudaOperations(device, memory, false, passes);
  }

  private static List<Architecture> cells(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Stream.generate(() -> SPACE.sample(random)).limit(count).toList();
  }

  /** A supernet after a step along each of three paths. */
  private static Supernet trained(Operations operations) {
    Supernet supernet = TASK.supernet(operations, RandomStreams.of(3));
    try (SupernetTraining training =
        new SupernetTraining(
            supernet, TASK.batches(PROTOCOL, RandomStreams.of(5)), PROTOCOL, cost -> {})) {
      cells(3, 4).forEach(cell -> training.step(Path.of(cell)));
    }
    return supernet;
  }

  private static Map<String, RunningStatistics> statistics(Supernet supernet) {
    Map<String, RunningStatistics> all = new LinkedHashMap<>();
    TASK.graphs()
        .cover()
        .get(0)
        .nodes()
        .forEach(
            node -> {
              if (node.layer() instanceof Layer.BatchNorm) {
                all.put(node.name(), supernet.weights().statistics(node.name(), 1));
              }
            });
    return all;
  }

  /** Batches of 5, 5 and 2 images; five cells in waves of 3 and 2 need two recordings of each. */
  @Test
  void scoresDoNotDependOnHowManyAreScoredAtATime() {
    List<Architecture> cells = cells(5, 8);
    for (NormStatistics statistics : NormStatistics.values()) {
      Scoring scoring = new Scoring(statistics, 12, 5, 2);
      List<Evaluation> expected = null;
      for (int width : WIDTHS) {
        driver.order(width);
        try (CudaOperations operations = operations(width)) {
          Supernet supernet = trained(operations);
          InheritedAccuracy accuracy =
              new InheritedAccuracy(supernet, TASK.images(), scoring, cost -> {});
          List<Evaluation> scores = accuracy.scores(cells);
          expected = expected == null ? scores : expected;
          assertThat(scores).as("%s, %d at a time", statistics, width).isEqualTo(expected);
          if (width == 3) {
            assertThat(accuracy.score(cells.get(4))).isEqualTo(expected.get(4));
            assertThat(accuracy.scores(cells, 2, () -> operations(1))).isEqualTo(expected);
          }
          supernet.close();
          assertThat(operations.lentBuffers()).isZero();
        }
      }
      try (LaneOperations lanes = new LaneOperations()) {
        List<Evaluation> others =
            new InheritedAccuracy(trained(lanes), TASK.images(), scoring, cost -> {}).scores(cells);
        for (int i = 0; i < cells.size(); i++) {
          Evaluation own = Objects.requireNonNull(expected).get(i);
          assertThat(own.loss()).isCloseTo(others.get(i).loss(), within(1e-4));
          assertThat(own.accuracy()).isEqualTo(others.get(i).accuracy());
        }
      }
    }
  }

  /** Weights, their gradients and running statistics after a step of several sub-networks. */
  private Map<String, double[]> step(int width, List<Architecture> cells, int spoilt) {
    driver.order(10 + width);
    Map<String, double[]> all = new LinkedHashMap<>();
    try (CudaOperations operations = operations(width)) {
      Supernet supernet = trained(operations);
      try (SupernetTraining training =
          new SupernetTraining(
              supernet, TASK.batches(PROTOCOL, RandomStreams.of(6)), PROTOCOL, cost -> {})) {
        Batch batch = training.nextBatch();
        List<SupernetTraining.Loss> losses = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
          double[] targets = Losses.targets(batch.labels(), 3, 0.1 * i);
          targets[0] = i == spoilt ? Double.POSITIVE_INFINITY : targets[0];
          losses.add(loss(supernet.network(cells.get(i)), batch, targets));
        }
        training.gradients(batch, losses);
        for (Parameter parameter : supernet.weights().parameters()) {
          Tensor gradient = parameter.variable().gradient();
          if (gradient != null) {
            all.put("gradient of " + parameter.name(), operations.read(gradient));
          }
        }
        training.update();
        supernet
            .weights()
            .parameters()
            .forEach(p -> all.put(p.name(), operations.read(p.variable().value())));
        statistics(supernet)
            .forEach((name, running) -> all.put(name + " mean", running.mean().clone()));
      }
      supernet.close();
      assertThat(operations.lentBuffers()).isZero();
    }
    return all;
  }

  private static SupernetTraining.Loss loss(GraphNetwork network, Batch batch, double[] targets) {
    return new SupernetTraining.Loss(
        1,
        tape ->
            Losses.crossEntropy(
                tape, network.forward(tape, batch.on(tape), Mode.TRAINING), targets));
  }

  private static void assertSame(Map<String, double[]> actual, Map<String, double[]> expected) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (name, numbers) -> assertThat(Arrays.equals(actual.get(name), numbers)).as(name).isTrue());
  }

  @Test
  void gradientsAddUpToTheSameBitsSideBySide() {
    List<Architecture> cells = cells(4, 9);
    Map<String, double[]> oneByOne = step(1, cells, -1);
    assertThat(oneByOne.keySet()).anyMatch(name -> name.startsWith("gradient of "));
    assertSame(step(3, cells, -1), oneByOne);
    assertSame(step(256, cells, -1), oneByOne);
  }

  @Test
  void aLossThatIsNoNumberHasNoGradientSideBySideEither() {
    List<Architecture> cells = cells(3, 12);
    Map<String, double[]> oneByOne = step(1, cells, 1);
    oneByOne.forEach((name, numbers) -> assertThat(numbers).as(name).doesNotContain(Double.NaN));
    assertSame(step(256, cells, 1), oneByOne);
  }

  @Test
  void aRecordingIsRunAsOftenAsWanted() {
    try (CudaOperations operations = operations(2)) {
      TensorShape shape = new TensorShape(1, 3, 1, 1);
      Tensor x = operations.map(shape, new double[] {1, 2, 3});
      Tensor sum = operations.zerosLike(x);
      try (Recording recording =
          operations.record(
              () -> {
                Tensor twice = operations.add(x, x);
                Tensor given = operations.map(shape, new double[] {1, 1, 1});
                operations.accumulate(sum, twice, 1);
                operations.accumulate(sum, given, 1);
                operations.release(twice);
                operations.release(given);
              })) {
        assertThat(operations.read(sum)).containsExactly(0, 0, 0);
        for (int run = 1; run < 4; run++) {
          recording.run();
          assertThat(operations.read(List.of(x, sum)).get(1))
              .containsExactly(3 * run, 5 * run, 7 * run);
        }
        assertThatThrownBy(() -> operations.record(() -> {}))
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("recordings that ran are closed before another is made");
      }
      assertThatThrownBy(() -> operations.record(() -> operations.read(x)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("a recorded step cannot read its numbers");
      assertThatThrownBy(() -> operations.record(() -> operations.record(() -> {})))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("a recording within a recording");
      operations.release(x);
      operations.release(sum);
    }
  }
}
