package org.reprise.training.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reprise.space.SearchSpaces;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.LayerGraphSpace;
import org.reprise.space.network.Shape;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

class EverySpaceTest {
  private static final Shape IMAGE = new Shape(3, 16, 16);
  private static final int[] LABELS = {0, 2, 1, 2};

  static Stream<String> spacesOfNetworks() {
    return SearchSpaces.all().values().stream()
        .filter(space -> space instanceof LayerGraphSpace)
        .map(space -> space.name());
  }

  @ParameterizedTest
  @MethodSource("spacesOfNetworks")
  void everyWeightGetsAGradient(String name) {
    LayerGraphSpace space = (LayerGraphSpace) SearchSpaces.named(name);
    SplittableRandom random = new SplittableRandom(4);
    LayerGraph graph = space.network(space.sample(random), IMAGE, 3);
    double[] pixels = random.doubles(4 * IMAGE.size(), -1, 1).toArray();
    try (Operations operations = new LaneOperations();
        Tape tape = Tape.recording(operations)) {
      GraphNetwork network = new GraphNetwork(graph, operations, random, random);
      Variable images = tape.constant(operations.map(TensorShape.batch(4, IMAGE), pixels));
      Variable loss =
          Losses.crossEntropy(tape, network.forward(tape, images, Mode.TRAINING), LABELS, 0);
      assertThat(Losses.value(tape, loss)).isPositive().isFinite();
      tape.backward(loss);
      for (Parameter parameter : network.parameters()) {
        assertThat(operations.read(parameter.variable().requireGradient()))
            .describedAs(parameter.name())
            .doesNotContain(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
      }
    }
  }
}
