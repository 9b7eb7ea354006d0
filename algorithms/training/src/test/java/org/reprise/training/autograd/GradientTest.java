package org.reprise.training.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.reprise.training.engine.OperationCase;
import org.reprise.training.engine.OperationCase.Outcome;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.nd4j.Nd4jOperations;
import org.reprise.training.tensor.Operations;

/** Every operation: its gradient against finite differences, the vector kernels against ND4J. */
class GradientTest {
  private static final Operations EXACT = new Nd4jOperations(DataType.DOUBLE);
  private static final Operations LANES = new LaneOperations();
  private static final double STEP = 1e-5;

  static Stream<OperationCase> operations() {
    return OperationCase.all().stream();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void gradientIsTheFiniteDifferenceInDoublePrecision(OperationCase operation) {
    Outcome outcome = operation.evaluate(EXACT, true);
    SplittableRandom random = new SplittableRandom(1);
    for (int input = 0; input < operation.inputs().size(); input++) {
      double[] gradient = outcome.gradients().get(input);
      for (int trial = 0; trial < 8; trial++) {
        int place = random.nextInt(gradient.length);
        double above = operation.moved(input, place, STEP).evaluate(EXACT, false).loss();
        double below = operation.moved(input, place, -STEP).evaluate(EXACT, false).loss();
        assertThat(gradient[place])
            .describedAs("input %d, number %d", input, place)
            .isCloseTo((above - below) / (2 * STEP), within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void vectorKernelsAgreeWithNd4jInDoublePrecision(OperationCase operation) {
    Outcome exact = operation.evaluate(EXACT, true);
    Outcome lanes = operation.evaluate(LANES, true);
    assertClose("result", lanes.result(), exact.result());
    List<double[]> gradients = exact.gradients();
    for (int input = 0; input < gradients.size(); input++) {
      assertClose("gradient " + input, lanes.gradients().get(input), gradients.get(input));
    }
  }

  private static void assertClose(String what, double[] actual, double[] expected) {
    assertThat(actual).describedAs(what).hasSameSizeAs(expected);
    double largest = 1;
    for (double value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i])
          .describedAs("%s, number %d", what, i)
          .isCloseTo(expected[i], within(largest * 2e-6));
    }
  }
}
