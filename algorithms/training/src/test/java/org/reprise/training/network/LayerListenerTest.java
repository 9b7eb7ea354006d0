package org.reprise.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.reprise.space.network.Layer;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Padding;
import org.reprise.space.network.Shape;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.nd4j.Nd4jOperations;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/** What a listener sees and does, and gradients with respect to images. */
class LayerListenerTest {
  private static final Operations EXACT = new Nd4jOperations(DataType.DOUBLE);
  private static final TensorShape IMAGES = new TensorShape(3, 2, 4, 4);
  private static final int[] LABELS = {0, 1, 1};

  private static GraphNetwork network() {
    LayerGraph.Builder graph = LayerGraph.builder(new Shape(2, 4, 4));
    int x = graph.add("conv", Layer.Convolution.of(3, 3, 1, Padding.SYMMETRIC), graph.input());
    x = graph.add("norm", new Layer.BatchNorm(true), x);
    x = graph.add("relu", new Layer.Activation(Layer.Activation.Function.RELU), x);
    x = graph.add("pool", new Layer.GlobalPooling(), x);
    graph.add("classifier", new Layer.Linear(2, true), x);
    return new GraphNetwork(graph.build(), EXACT, new SplittableRandom(1), new SplittableRandom(1));
  }

  private static double[] images() {
    return new SplittableRandom(5).doubles(IMAGES.size(), -1, 1).toArray();
  }

  private static double loss(GraphNetwork network, double[] images) {
    try (Tape tape = Tape.recording(EXACT)) {
      Variable logits =
          network.forward(tape, tape.constant(EXACT.map(IMAGES, images)), Mode.TRAINING);
      return Losses.value(tape, Losses.crossEntropy(tape, logits, LABELS, 0));
    }
  }

  @Test
  void gradientsOfImagesAreFiniteDifferences() {
    GraphNetwork network = network();
    Variable batch = Variable.parameter(EXACT.map(IMAGES, images()));
    try (Tape tape = Tape.recording(EXACT)) {
      tape.backward(
          Losses.crossEntropy(tape, network.forward(tape, batch, Mode.TRAINING), LABELS, 0));
    }
    double[] gradient = EXACT.read(batch.requireGradient());
    for (int i = 0; i < gradient.length; i += 5) {
      double[] above = images();
      double[] below = images();
      above[i] += 1e-5;
      below[i] -= 1e-5;
      assertThat(gradient[i])
          .isCloseTo((loss(network, above) - loss(network, below)) / 2e-5, within(1e-8));
    }
  }

  @Test
  void seesEachLayerInOrderWithItsInputs() {
    GraphNetwork network = network();
    List<String> seen = new ArrayList<>();
    network.listen(
        (tape, node, inputs, result) -> {
          seen.add(node.name() + " " + inputs.get(0).shape() + " " + result.shape());
          return result;
        });
    loss(network, images());
    assertThat(seen)
        .containsExactly(
            "conv 3x2x4x4 3x3x4x4",
            "norm 3x3x4x4 3x3x4x4",
            "relu 3x3x4x4 3x3x4x4",
            "pool 3x3x4x4 3x3x1x1",
            "classifier 3x3x1x1 3x2x1x1");
  }

  @Test
  void whatItReturnsIsWhatReadersAreGiven() {
    GraphNetwork network = network();
    double plain = loss(network, images());
    Variable factor =
        Variable.parameter(EXACT.map(new TensorShape(1, 3, 1, 1), new double[] {2, 2, 2}));
    network.listen(
        (tape, node, inputs, result) ->
            node.name().equals("relu") ? tape.multiply(result, factor) : result);
    double doubled = loss(network, images());
    network.listen((tape, node, inputs, result) -> result);
    Parameter weights =
        network.parameters().stream()
            .filter(parameter -> parameter.name().equals("classifier.weights"))
            .findFirst()
            .orElseThrow();
    double[] twice =
        Arrays.stream(EXACT.read(weights.variable().value())).map(w -> 2 * w).toArray();
    EXACT.copy(EXACT.parameter(weights.variable().shape(), twice), weights.variable().value());
    assertThat(doubled).isCloseTo(loss(network, images()), within(1e-12)).isNotEqualTo(plain);
  }
}
