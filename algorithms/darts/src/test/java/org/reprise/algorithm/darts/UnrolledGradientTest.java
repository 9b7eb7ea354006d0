package org.reprise.algorithm.darts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.nd4j.Nd4jOperations;
import org.reprise.training.network.Parameter;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;

/** The second order gradient on functions of two numbers, whose results are known. */
class UnrolledGradientTest {
  private static final Operations EXACT = new Nd4jOperations(DataType.DOUBLE);
  private static final TensorShape ONE = new TensorShape(1, 1, 1, 1);

  /** Two losses of one weight and one logit, by their derivatives at (w, alpha). */
  private record Toy(
      DoubleBinaryOperator trainingByWeight,
      DoubleBinaryOperator trainingByLogit,
      DoubleBinaryOperator validationByWeight,
      DoubleBinaryOperator validationByLogit) {
    /** L_train = (w - a)^2 / 2, L_val = (w - 1)^2 / 2. */
    static final Toy QUADRATIC =
        new Toy((w, a) -> w - a, (w, a) -> a - w, (w, a) -> w - 1, (w, a) -> 0);

    /** The paper's: L_train = w^2 - 2 a w + a^2, L_val = a w - 2 a + 1. */
    static final Toy OF_THE_PAPER =
        new Toy((w, a) -> 2 * w - 2 * a, (w, a) -> 2 * a - 2 * w, (w, a) -> a, (w, a) -> w - 2);

    /** L_train = w^3 a / 3, L_val = w: the second derivatives change along the step. */
    static final Toy CUBIC =
        new Toy((w, a) -> w * w * a, (w, a) -> w * w * w / 3, (w, a) -> 1, (w, a) -> 0);
  }

  /** A weight and a logit, and the gradient of the toy. */
  private static final class Point implements BilevelLosses {
    private final Toy toy;
    private final Variable w;
    private final Variable alpha;

    Point(Toy toy, double alpha, double w) {
      this.toy = toy;
      this.w = variable(w);
      this.alpha = variable(alpha);
    }

    private static Variable variable(double value) {
      return Variable.parameter(EXACT.parameter(ONE, new double[] {value}));
    }

    private static double number(Variable variable) {
      return EXACT.read(variable.value())[0];
    }

    private void give(Variable variable, DoubleBinaryOperator derivative) {
      try (Tape tape = Tape.recording(EXACT)) {
        double value = derivative.applyAsDouble(number(w), number(alpha));
        tape.give(variable, EXACT.parameter(ONE, new double[] {value}));
      }
    }

    @Override
    public void trainingByWeights() {
      give(w, toy.trainingByWeight());
    }

    @Override
    public void trainingByLogits() {
      give(alpha, toy.trainingByLogit());
    }

    @Override
    public void validationByBoth() {
      give(w, toy.validationByWeight());
      give(alpha, toy.validationByLogit());
    }

    double gradient(
        double xi, double radius, double momentum, double decay, @Nullable Tensor velocity) {
      new UnrolledGradient(
              EXACT,
              List.of(new Parameter("w", w)),
              new Parameter("alpha", alpha),
              momentum,
              decay,
              radius)
          .compute(this, xi, weight -> velocity);
      double gradient = EXACT.read(alpha.requireGradient())[0];
      alpha.clearGradient(EXACT);
      return gradient;
    }
  }

  /** From (0, 2) with xi = .1: w' = 1.8 and the gradient .08, whatever the step's length. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 0.01, 0.5, 3})
  void onQuadraticsTheFiniteDifferenceIsExact(double radius) {
    Point point = new Point(Toy.QUADRATIC, 0, 2);
    assertThat(point.gradient(0.1, radius, 0, 0, null)).isCloseTo(0.08, within(1e-9));
    assertThat(Point.number(point.w)).isEqualTo(2);
    assertThat(point.w.gradient()).isNull();
  }

  /** The authors' step has momentum and decay in it: w' = 1.75494. */
  @Test
  void theStepHasMomentumAndDecay() {
    Tensor velocity = EXACT.parameter(ONE, new double[] {0.5});
    double gradient = new Point(Toy.QUADRATIC, 0, 2).gradient(0.1, 0.01, 0.9, 3e-4, velocity);
    assertThat(gradient).isCloseTo(0.1 * (1.75494 - 1), within(1e-9));
    assertThat(gradient).isCloseTo(0.075494, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"0, -4", "0.01, -3.88", "0.1, -2.8", "0.5, 2"})
  void theToyOfThePaper(double xi, double expected) {
    assertThat(new Point(Toy.OF_THE_PAPER, 2, -2).gradient(xi, 0.01, 0, 0, null))
        .isCloseTo(expected, within(1e-9));
  }

  /** Descent from (2, -2) ends where alpha = w = 2 / (1 + 2 xi): at the solution for .5 alone. */
  @ParameterizedTest
  @CsvSource({"0, 2", "0.01, 1.960784", "0.03, 1.886792", "0.1, 1.666667", "0.5, 1"})
  void theToyEndsWhereAlgebraSays(double xi, double expected) {
    Point point = new Point(Toy.OF_THE_PAPER, 2, -2);
    for (int step = 0; step < 60; step++) {
      double gradient = point.gradient(xi, 0.01, 0, 0, null);
      point.trainingByWeights();
      EXACT.accumulate(point.w.value(), point.w.requireGradient(), -0.5);
      point.w.clearGradient(EXACT);
      EXACT.accumulate(point.alpha.value(), EXACT.parameter(ONE, new double[] {gradient}), -0.4);
    }
    assertThat(Point.number(point.alpha)).isCloseTo(expected, within(1e-6));
    assertThat(Point.number(point.w)).isCloseTo(2 / (1 + 2 * xi), within(1e-6));
  }

  /** Taylor: the error of the difference is of second order, half the step a quarter of it. */
  @Test
  void onACubicHalfTheStepQuartersTheError() {
    double xi = 0.1;
    // The exact second term is xi d/dw (w^3 / 3) = xi w^2 at w = 2.
    double exact = -xi * 4;
    double whole = new Point(Toy.CUBIC, 0, 2).gradient(xi, 0.2, 0, 0, null) - exact;
    double half = new Point(Toy.CUBIC, 0, 2).gradient(xi, 0.1, 0, 0, null) - exact;
    assertThat(Math.abs(whole)).isGreaterThan(1e-4);
    assertThat(whole / half).isCloseTo(4, within(1e-6));
  }

  /** d/d alpha of L_val(w - xi grad L_train, alpha) itself, by differences: the chain rule. */
  @Test
  void itIsTheDerivativeOfTheLossAfterTheStep() {
    double xi = 0.07;
    double alpha = 0.6;
    double w = -1.3;
    double h = 1e-6;
    double difference = (after(xi, alpha + h, w) - after(xi, alpha - h, w)) / (2 * h);
    assertThat(new Point(Toy.OF_THE_PAPER, alpha, w).gradient(xi, 0.01, 0, 0, null))
        .isCloseTo(difference, within(1e-8));
  }

  private static double after(double xi, double alpha, double w) {
    double moved = w - xi * (2 * w - 2 * alpha);
    return alpha * moved - 2 * alpha + 1;
  }
}
