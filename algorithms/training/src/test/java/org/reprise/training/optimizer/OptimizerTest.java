package org.reprise.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.nd4j.Nd4jOperations;
import org.reprise.training.network.Parameter;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/**
 * Three steps on a loss of gradient (2, -1), against the formulas worked out one number at a time.
 */
class OptimizerTest {
  private static final double[] START = {0.5, -1.5};
  private static final double[] GRADIENT = {2, -1};
  private static final double DECAY = 0.1;
  private static final double RATE = 0.05;

  private static void check(
      BiFunction<Operations, List<Parameter>, Optimizer> optimizer, double[] expected) {
    for (Operations operations :
        List.of(new LaneOperations(), new Nd4jOperations(DataType.DOUBLE))) {
      Variable weights =
          Variable.parameter(operations.parameter(new TensorShape(1, 2, 1, 1), START));
      Optimizer steps = optimizer.apply(operations, List.of(new Parameter("w", weights)));
      for (int i = 0; i < 3; i++) {
        try (Tape tape = Tape.recording(operations)) {
          tape.backward(Losses.weighted(tape, weights, GRADIENT));
        }
        steps.step(RATE);
        assertThat(weights.gradient()).isNull();
      }
      double[] found = operations.read(weights.value());
      assertThat(found[0]).isCloseTo(expected[0], within(1e-6));
      assertThat(found[1]).isCloseTo(expected[1], within(1e-6));
    }
  }

  @Test
  void nesterovMomentumAsPyTorchDefinesIt() {
    double[] expected = START.clone();
    double[] v = new double[2];
    for (int step = 0; step < 3; step++) {
      for (int i = 0; i < 2; i++) {
        double g = GRADIENT[i] + DECAY * expected[i];
        v[i] = 0.9 * v[i] + g;
        expected[i] -= RATE * (g + 0.9 * v[i]);
      }
    }
    check((operations, p) -> new Sgd(operations, p, 0.9, true, DECAY), expected);
  }

  @Test
  void plainMomentum() {
    double[] expected = START.clone();
    double[] v = new double[2];
    for (int step = 0; step < 3; step++) {
      for (int i = 0; i < 2; i++) {
        v[i] = 0.9 * v[i] + GRADIENT[i] + DECAY * expected[i];
        expected[i] -= RATE * v[i];
      }
    }
    check((operations, p) -> new Sgd(operations, p, 0.9, false, DECAY), expected);
  }

  @Test
  void adam() {
    double[] expected = START.clone();
    double[] m = new double[2];
    double[] s = new double[2];
    for (int step = 1; step <= 3; step++) {
      for (int i = 0; i < 2; i++) {
        double g = GRADIENT[i] + DECAY * expected[i];
        m[i] = 0.5 * m[i] + 0.5 * g;
        s[i] = 0.999 * s[i] + 0.001 * g * g;
        double unbiasedMean = m[i] / (1 - Math.pow(0.5, step));
        double unbiasedSquare = s[i] / (1 - Math.pow(0.999, step));
        expected[i] -= RATE * unbiasedMean / (Math.sqrt(unbiasedSquare) + 1e-8);
      }
    }
    check((operations, p) -> new Adam(operations, p, 0.5, 0.999, DECAY), expected);
  }

  /** A path that is sampled every other step: its weights know nothing of the steps between. */
  @Test
  void whatHasNoGradientIsUntouched() {
    Operations operations = new LaneOperations();
    List<BiFunction<Operations, List<Parameter>, Optimizer>> optimizers =
        List.of(
            (o, p) -> new Sgd(o, p, 0.9, true, DECAY),
            (o, p) -> new Adam(o, p, 0.5, 0.999, DECAY),
            (o, p) -> new RmsProp(o, p, 0.9, 0.9, 0.001, DECAY));
    for (BiFunction<Operations, List<Parameter>, Optimizer> optimizer : optimizers) {
      Parameter always = start(operations, "always");
      Parameter sometimes = start(operations, "sometimes");
      Parameter alone = start(operations, "alone");
      Optimizer together = optimizer.apply(operations, List.of(always, sometimes));
      Optimizer single = optimizer.apply(operations, List.of(alone));
      for (int step = 0; step < 5; step++) {
        try (Tape tape = Tape.recording(operations)) {
          tape.backward(Losses.weighted(tape, always.variable(), GRADIENT));
        }
        if (step % 2 == 0) {
          for (Parameter parameter : List.of(sometimes, alone)) {
            try (Tape tape = Tape.recording(operations)) {
              tape.backward(Losses.weighted(tape, parameter.variable(), GRADIENT));
            }
          }
          single.step(RATE);
        }
        double[] before = operations.read(sometimes.variable().value());
        together.step(RATE);
        if (step % 2 == 1) {
          assertThat(operations.read(sometimes.variable().value())).isEqualTo(before);
        }
      }
      assertThat(operations.read(sometimes.variable().value()))
          .isEqualTo(operations.read(alone.variable().value()));
    }
  }

  private static Parameter start(Operations operations, String name) {
    return new Parameter(
        name, Variable.parameter(operations.parameter(new TensorShape(1, 2, 1, 1), START)));
  }

  @Test
  void rmsProp() {
    double[] expected = START.clone();
    double[] s = new double[2];
    double[] v = new double[2];
    for (int step = 0; step < 3; step++) {
      for (int i = 0; i < 2; i++) {
        double g = GRADIENT[i] + DECAY * expected[i];
        s[i] = 0.9 * s[i] + 0.1 * g * g;
        v[i] = 0.9 * v[i] + RATE * g / Math.sqrt(s[i] + 0.001);
        expected[i] -= v[i];
      }
    }
    check((operations, p) -> new RmsProp(operations, p, 0.9, 0.9, 0.001, DECAY), expected);
  }

  @Test
  void clippingShortensTheJointGradient() {
    Operations operations = new LaneOperations();
    Variable a =
        Variable.parameter(operations.parameter(new TensorShape(1, 1, 1, 1), new double[] {0}));
    Variable b =
        Variable.parameter(operations.parameter(new TensorShape(1, 1, 1, 1), new double[] {0}));
    List<Parameter> parameters = List.of(new Parameter("a", a), new Parameter("b", b));
    try (Tape tape = Tape.recording(operations)) {
      tape.backward(Losses.weighted(tape, a, new double[] {3}));
    }
    try (Tape tape = Tape.recording(operations)) {
      tape.backward(Losses.weighted(tape, b, new double[] {4}));
    }
    assertThat(GradientClipping.clip(operations, parameters, 1)).isCloseTo(5, within(1e-6));
    assertThat(operations.read(a.requireGradient())[0]).isCloseTo(0.6, within(1e-6));
    assertThat(operations.read(b.requireGradient())[0]).isCloseTo(0.8, within(1e-6));
    assertThat(GradientClipping.clip(operations, parameters, 2)).isCloseTo(1, within(1e-6));
    assertThat(operations.read(a.requireGradient())[0]).isCloseTo(0.6, within(1e-6));
  }

  @Test
  void schedules() {
    assertThat(Schedule.cosine(0.1, 0.02).rate(0.5)).isCloseTo(0.06, within(1e-12));
    assertThat(Schedule.step(1, 0.1, 3).rate(0.5)).isCloseTo(0.1, within(1e-12));
    assertThat(Schedule.exponential(1, 0.01).rate(0.5)).isCloseTo(0.1, within(1e-12));
    assertThat(Schedule.constant(0.3).warmedUp(0.2).rate(0.1)).isCloseTo(0.15, within(1e-12));
    assertThat(Schedule.cosine(1, 0).warmedUp(0.2).rate(0.6)).isCloseTo(0.5, within(1e-12));
    assertThat(Schedule.cosine(1, 0).withConstantEnding(0.05).rate(0.99))
        .isCloseTo(0.05, within(1e-12));
  }
}
