package org.reprise.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.reprise.space.nasbench101.Cell;
import org.reprise.space.nasbench101.NasBench101;
import org.reprise.space.nasbench101.NasBench101Network;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.network.Layer;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Padding;
import org.reprise.space.network.Shape;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.RunningStatistics;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.nd4j.Nd4jOperations;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

class GraphNetworkTest {
  private static final Shape IMAGE = new Shape(1, 8, 8);
  private static final int[] LABELS = {0, 2, 1, 2, 0};
  private static final double[] PIXELS = new SplittableRandom(3).doubles(5 * 64, -1, 1).toArray();

  private static GraphNetwork network(LayerGraph graph, Operations operations) {
    return new GraphNetwork(graph, operations, new SplittableRandom(11), new SplittableRandom(12));
  }

  private static LayerGraph randomCell(long seed) {
    NasBench201 space = new NasBench201();
    return new org.reprise.space.nasbench201.NasBench201Network(
            3, 1, org.reprise.space.nasbench201.NasBench201Network.Reduction.RESIDUAL)
        .of(space.sample(new SplittableRandom(seed)), IMAGE, 3);
  }

  private static double loss(GraphNetwork network, Operations operations, boolean backward) {
    try (Tape tape = Tape.recording(operations)) {
      Variable images = tape.constant(operations.map(TensorShape.batch(5, IMAGE), PIXELS));
      Variable loss =
          Losses.crossEntropy(tape, network.forward(tape, images, Mode.TRAINING), LABELS, 0.1);
      double value = Losses.value(tape, loss);
      if (backward) {
        tape.backward(loss);
      }
      return value;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void gradientOfAWholeRandomNetworkIsTheFiniteDifference(long seed) {
    Operations operations = new Nd4jOperations(DataType.DOUBLE);
    GraphNetwork network = network(randomCell(seed), operations);
    loss(network, operations, true);
    SplittableRandom random = new SplittableRandom(seed);
    double step = 1e-6;
    for (Parameter parameter : network.parameters()) {
      if (parameter.variable().gradient() == null || random.nextInt(3) > 0) {
        continue;
      }
      double[] weights = operations.read(parameter.variable().value());
      int place = random.nextInt(weights.length);
      double above = lossWith(network, operations, parameter, weights, place, step);
      double below = lossWith(network, operations, parameter, weights, place, -step);
      assertThat(operations.read(parameter.variable().gradient())[place])
          .describedAs(parameter.name())
          .isCloseTo((above - below) / (2 * step), within(1e-6));
      lossWith(network, operations, parameter, weights, place, 0);
    }
  }

  private static double lossWith(
      GraphNetwork network,
      Operations operations,
      Parameter parameter,
      double[] weights,
      int place,
      double step) {
    double[] moved = weights.clone();
    moved[place] += step;
    Variable variable = parameter.variable();
    operations.copy(operations.parameter(variable.shape(), moved), variable.value());
    return loss(network, operations, false);
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6, 7})
  void vectorKernelsTrainARandomNetworkAsNd4jDoes(long seed) {
    Operations exact = new Nd4jOperations(DataType.DOUBLE);
    Operations lanes = new LaneOperations();
    GraphNetwork expected = network(randomCell(seed), exact);
    GraphNetwork actual = network(randomCell(seed), lanes);
    assertThat(loss(actual, lanes, true)).isCloseTo(loss(expected, exact, true), within(1e-4));
    for (int i = 0; i < expected.parameters().size(); i++) {
      Variable wanted = expected.parameters().get(i).variable();
      Variable found = actual.parameters().get(i).variable();
      if (wanted.gradient() != null) {
        double[] gradient = exact.read(wanted.gradient());
        double norm = 1e-2;
        for (double g : gradient) {
          norm = Math.max(norm, Math.abs(g));
        }
        double[] other = lanes.read(found.requireGradient());
        for (int k = 0; k < gradient.length; k++) {
          assertThat(other[k])
              .describedAs(expected.parameters().get(i).name())
              .isCloseTo(gradient[k], within(1e-3 * norm));
        }
      }
    }
  }

  /** Vertices of unequal width, so that channels are cut off on the way. */
  @Test
  void vectorKernelsTrainACellOfNasBench101AsNd4jDoes() {
    String text =
        "0110000;0001000;0000101;0000100;0000011;0000001;0000000;"
            + "input;conv3x3-bn-relu;conv1x1-bn-relu;maxpool3x3;conv3x3-bn-relu;"
            + "conv1x1-bn-relu;output";
    Cell cell = NasBench101.cell(new NasBench101().parse(text));
    LayerGraph graph = new NasBench101Network(7, 2, 1).of(cell, IMAGE, 3);
    assertThat(graph.nodes()).anyMatch(node -> node.layer() instanceof Layer.FirstChannels);
    Operations exact = new Nd4jOperations(DataType.DOUBLE);
    Operations lanes = new LaneOperations();
    double wanted = loss(network(graph, exact), exact, true);
    assertThat(loss(network(graph, lanes), lanes, true)).isCloseTo(wanted, within(1e-3));
  }

  @Test
  void hasTheParametersThatTheGraphCounts() {
    NasBench201 space = new NasBench201();
    LayerGraph graph =
        new org.reprise.space.nasbench201.NasBench201Network(
                4, 2, org.reprise.space.nasbench201.NasBench201Network.Reduction.POOLING)
            .of(
                space.parse(
                    "|nor_conv_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+"
                        + "|avg_pool_3x3~0|nor_conv_3x3~1|nor_conv_1x1~2|"),
                IMAGE,
                10);
    GraphNetwork network = network(graph, new LaneOperations());
    assertThat(network.parameters().stream().mapToInt(p -> p.variable().shape().size()).sum())
        .isEqualTo((int) graph.parameters());
  }

  @Test
  void doesNotBuildWhatDoesNotReachTheOutput() {
    LayerGraph.Builder builder = LayerGraph.builder(IMAGE);
    int dead = builder.add("dead", Layer.Convolution.of(4, 3, 1, Padding.SYMMETRIC), 0);
    int first = builder.add("relu", new Layer.Activation(Layer.Activation.Function.RELU), 0);
    int second = builder.add("same relu", new Layer.Activation(Layer.Activation.Function.RELU), 0);
    int zero = builder.add("zero", new Layer.Zero(1), 0);
    builder.add("sum", new Layer.Add(), first, second, zero);
    GraphNetwork network = network(builder.build(), new LaneOperations());
    assertThat(network.layer(dead)).isNull();
    assertThat(network.layer(second)).isNull();
    Operations operations = new LaneOperations();
    try (Tape tape = Tape.evaluating(operations)) {
      Variable x = tape.constant(operations.map(TensorShape.batch(5, IMAGE), PIXELS));
      double[] sum = operations.read(network.forward(tape, x, Mode.EVALUATION).value());
      for (int i = 0; i < sum.length; i++) {
        assertThat(sum[i]).isEqualTo(2 * Math.max(0, (float) PIXELS[i]));
      }
    }
  }

  @Test
  void evaluationUsesRunningStatisticsAndLeavesThemAlone() {
    Operations operations = new LaneOperations();
    LayerGraph.Builder builder = LayerGraph.builder(IMAGE);
    int node = builder.add("norm", new Layer.BatchNorm(true), 0);
    GraphNetwork network = network(builder.build(), operations);
    NormLayer norm = norm(network, node);
    TensorShape shape = TensorShape.batch(5, IMAGE);
    try (Tape tape = Tape.recording(operations)) {
      network.forward(tape, tape.constant(operations.map(shape, PIXELS)), Mode.TRAINING);
    }
    double mean = java.util.Arrays.stream(PIXELS).average().orElseThrow();
    double squares = 0;
    for (double pixel : PIXELS) {
      squares += (pixel - mean) * (pixel - mean);
    }
    double variance = 0.9 + 0.1 * squares / (PIXELS.length - 1);
    assertThat(norm.running().mean()[0]).isCloseTo(0.1 * mean, within(1e-7));
    assertThat(norm.running().variance()[0]).isCloseTo(variance, within(1e-6));
    try (Tape tape = Tape.evaluating(operations)) {
      double[] y =
          operations.read(
              network
                  .forward(tape, tape.constant(operations.map(shape, PIXELS)), Mode.EVALUATION)
                  .value());
      assertThat(y[7])
          .isCloseTo((PIXELS[7] - 0.1 * mean) / Math.sqrt(variance + 1e-5), within(1e-5));
    }
    assertThat(norm.running().variance()[0]).isCloseTo(variance, within(1e-6));
  }

  private static NormLayer norm(GraphNetwork network, int node) {
    return (NormLayer) Objects.requireNonNull(network.layer(node));
  }

  /** Exact test of the paper notes: whatever running statistics are, the batch's own decide. */
  @Test
  void batchStatisticsNeitherReadNorMoveRunningOnes() {
    Operations operations = new LaneOperations();
    LayerGraph.Builder builder = LayerGraph.builder(IMAGE);
    int node = builder.add("norm", new Layer.BatchNorm(true), 0);
    GraphNetwork network = network(builder.build(), operations);
    RunningStatistics running = norm(network, node).running();
    double[] fresh = logits(network, operations, Mode.BATCH_STATISTICS);
    assertThat(running.mean()[0]).isZero();
    running.mean()[0] = 3;
    running.variance()[0] = 7;
    assertThat(logits(network, operations, Mode.BATCH_STATISTICS)).isEqualTo(fresh);
    assertThat(running.mean()[0]).isEqualTo(3);
  }

  @Test
  void calibrationOnOneBatchGivesItsStatisticsWhateverCameBefore() {
    Operations operations = new LaneOperations();
    LayerGraph.Builder builder = LayerGraph.builder(IMAGE);
    int node = builder.add("norm", new Layer.BatchNorm(true), 0);
    GraphNetwork network = network(builder.build(), operations);
    RunningStatistics running = norm(network, node).running();
    double[] byBatch = logits(network, operations, Mode.TRAINING);
    running.forget();
    assertThat(logits(network, operations, Mode.CALIBRATION)).isEqualTo(byBatch);
    // The variance that running statistics keep is the unbiased one.
    double unbiased = PIXELS.length / (PIXELS.length - 1.0);
    double[] evaluated = logits(network, operations, Mode.EVALUATION);
    for (int i = 0; i < byBatch.length; i++) {
      assertThat(evaluated[i] * Math.sqrt(unbiased)).isCloseTo(byBatch[i], within(1e-4));
    }
  }

  private static double[] logits(GraphNetwork network, Operations operations, Mode mode) {
    try (Tape tape = Tape.evaluating(operations)) {
      Variable images = tape.constant(operations.map(TensorShape.batch(5, IMAGE), PIXELS));
      return operations.read(network.forward(tape, images, mode).value());
    }
  }

  @Test
  void droppedPathsKeepTheExpectation() {
    Operations operations = new LaneOperations();
    double[] ones = new double[4000];
    java.util.Arrays.fill(ones, 1);
    TensorShape shape = new TensorShape(1000, 1, 2, 2);
    try (Tape tape = Tape.evaluating(operations)) {
      Variable x = tape.constant(operations.map(shape, ones));
      double[] y = operations.read(Dropping.paths(tape, x, 0.2, new SplittableRandom(5)).value());
      for (int i = 0; i < y.length; i += 4) {
        List<Double> example = List.of(y[i], y[i + 1], y[i + 2], y[i + 3]);
        assertThat(example).containsOnly(y[i]);
        assertThat(y[i] == 0 || Math.abs(y[i] - 1.25) < 1e-6).isTrue();
      }
      assertThat(java.util.Arrays.stream(y).average().orElseThrow()).isCloseTo(1, within(0.05));
    }
  }
}
