package org.reprise.training.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NasBench201Network;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;
import org.reprise.training.dual.DualLosses;
import org.reprise.training.dual.DualOperations;
import org.reprise.training.engine.OperationCase;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.nd4j.Nd4jOperations;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Mode;
import org.reprise.training.network.Parameter;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;

/** Tangents of gradients on dual numbers against differences of gradients. */
class HessianProductTest {
  private static final Operations EXACT = new Nd4jOperations(DataType.DOUBLE);
  private static final double STEP = 1e-5;

  /** Functions whose numbers do not leave the tensors on the way. */
  static Stream<OperationCase> operations() {
    return OperationCase.all().stream()
        .filter(c -> !c.name().startsWith("table") && !c.name().startsWith("mix"))
        .filter(c -> !c.name().endsWith("ghosts 2") && !c.name().equals("frozen norm"));
  }

  private record Derivatives(List<double[]> gradients, List<double[]> tangents) {}

  /** Gradients of a random quadratic function of the result, and their changes. */
  private static Derivatives derivatives(OperationCase operation, List<double[]> directions) {
    DualOperations dual = new DualOperations(EXACT);
    List<Variable> variables = new ArrayList<>();
    for (int i = 0; i < operation.inputs().size(); i++) {
      OperationCase.Input input = operation.inputs().get(i);
      Tensor tensor;
      if (input.map()) {
        tensor = dual.map(input.shape(), input.values(), directions.get(i));
      } else {
        tensor = dual.parameter(input.shape(), input.values());
        dual.setTangent(tensor, directions.get(i));
      }
      variables.add(Variable.parameter(tensor));
    }
    try (Tape tape = Tape.recording(dual)) {
      Variable y = operation.formula().apply(tape, variables);
      // The gradient of sum w y^2 / 2: it changes with the result, as that of a loss does.
      double[] weights = OperationCase.random(y.shape().size(), 99);
      double[] gradient = dual.read(y.value());
      double[] change = dual.readTangent(y.value());
      for (int i = 0; i < weights.length; i++) {
        gradient[i] *= weights[i];
        change[i] *= weights[i];
      }
      tape.backward(y, dual.map(y.shape(), gradient, change));
      return new Derivatives(
          variables.stream().map(v -> dual.read(v.requireGradient())).toList(),
          variables.stream().map(v -> dual.readTangent(v.requireGradient())).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void tangentsOfGradientsAreTheirFiniteDifferences(OperationCase operation) {
    List<double[]> directions = new ArrayList<>();
    List<OperationCase.Input> above = new ArrayList<>();
    List<OperationCase.Input> below = new ArrayList<>();
    for (OperationCase.Input input : operation.inputs()) {
      double[] direction = OperationCase.random(input.values().length, 3 + directions.size());
      directions.add(direction);
      above.add(moved(input, direction, STEP));
      below.add(moved(input, direction, -STEP));
    }
    Derivatives here = derivatives(operation, directions);
    Derivatives up = derivatives(with(operation, above), directions);
    Derivatives down = derivatives(with(operation, below), directions);
    for (int input = 0; input < directions.size(); input++) {
      double[] tangent = here.tangents().get(input);
      for (int i = 0; i < tangent.length; i++) {
        double difference = up.gradients().get(input)[i] - down.gradients().get(input)[i];
        assertThat(tangent[i])
            .describedAs("input %d, number %d", input, i)
            .isCloseTo(difference / (2 * STEP), within(1e-6));
      }
    }
  }

  private static OperationCase with(OperationCase operation, List<OperationCase.Input> inputs) {
    return new OperationCase(operation.name(), inputs, operation.formula());
  }

  private static OperationCase.Input moved(
      OperationCase.Input input, double[] direction, double step) {
    double[] values = input.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += step * direction[i];
    }
    return new OperationCase.Input(input.shape(), input.map(), values);
  }

  @Test
  void hessianTimesAVectorOfAWholeNetworkIsTheDifferenceOfItsGradients() {
    double[][] exact = products(EXACT, 0);
    double[][] up = products(EXACT, 1e-6);
    double[][] down = products(EXACT, -1e-6);
    double[][] lanes = products(new LaneOperations(), 0);
    for (int i = 0; i < exact[1].length; i++) {
      assertThat(exact[1][i])
          .describedAs("number %d", i)
          .isCloseTo((up[0][i] - down[0][i]) / 2e-6, within(1e-6));
      assertThat(lanes[1][i])
          .describedAs("lanes, number %d", i)
          .isCloseTo(exact[1][i], within(1e-4));
    }
  }

  /** Gradient of the loss, and Hessian times a direction, of weights moved along it. */
  private static double[][] products(Operations operations, double step) {
    NasBench201 space = new NasBench201();
    LayerGraph graph =
        new NasBench201Network(4, 1, NasBench201Network.Reduction.RESIDUAL)
            .of(
                space.parse(
                    "|nor_conv_3x3~0|+|nor_conv_1x1~0|avg_pool_3x3~1|+"
                        + "|skip_connect~0|none~1|nor_conv_3x3~2|"),
                new Shape(1, 8, 8),
                3);
    DualOperations dual = new DualOperations(operations);
    SplittableRandom random = new SplittableRandom(2);
    GraphNetwork network =
        new GraphNetwork(graph, dual, new SplittableRandom(1), new SplittableRandom(1));
    for (Parameter parameter : network.parameters()) {
      Tensor value = parameter.variable().value();
      double[] numbers = dual.read(value);
      double[] direction = random.doubles(numbers.length, -.1, .1).toArray();
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] += step * direction[i];
      }
      dual.copy(dual.parameter(value.shape(), numbers), value);
      dual.setTangent(value, direction);
    }
    double[] images = new SplittableRandom(3).doubles(5 * 64, -1, 1).toArray();
    try (Tape tape = Tape.recording(dual)) {
      Variable batch = tape.constant(dual.map(new TensorShape(5, 1, 8, 8), images));
      Variable logits = network.forward(tape, batch, Mode.TRAINING);
      int[] labels = {0, 2, 1, 1, 0};
      tape.backward(logits, DualLosses.crossEntropyGradient(dual, logits.value(), labels));
    }
    List<Variable> variables = network.parameters().stream().map(Parameter::variable).toList();
    return new double[][] {
      variables.stream().flatMapToDouble(v -> stream(dual.read(v.requireGradient()))).toArray(),
      variables.stream()
          .flatMapToDouble(v -> stream(dual.readTangent(v.requireGradient())))
          .toArray()
    };
  }

  private static java.util.stream.DoubleStream stream(double[] values) {
    return java.util.Arrays.stream(values);
  }
}
