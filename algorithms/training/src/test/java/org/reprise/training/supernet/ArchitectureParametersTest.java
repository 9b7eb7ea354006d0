package org.reprise.training.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.user.UserSpaceFile;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.nd4j.Nd4jOperations;
import org.reprise.training.tensor.Operations;

/** Numbers worked out apart, from the formulas of the papers. */
class ArchitectureParametersTest {
  private static final Operations EXACT = new Nd4jOperations(DataType.DOUBLE);
  private static final SearchSpace THREE =
      UserSpaceFile.parse("{name: three, decisions: {o: [a, b, c]}}", "three.yaml");

  private static ArchitectureParameters with(SearchSpace space, double... logits) {
    ArchitectureParameters parameters =
        new ArchitectureParameters(space, EXACT, 0, new SplittableRandom(1));
    Variable table = parameters.parameters().get(0).variable();
    EXACT.copy(EXACT.parameter(table.shape(), logits), table.value());
    return parameters;
  }

  private static double[] gradient(ArchitectureParameters parameters) {
    Variable table = parameters.parameters().get(0).variable();
    double[] gradient = EXACT.read(table.requireGradient());
    table.clearGradient(EXACT);
    return gradient;
  }

  /** SNAS: the concrete distribution and the first row of its Jacobian. */
  @Test
  void aSampleOfTheConcreteDistribution() {
    ArchitectureParameters parameters = with(THREE, 0, 0, 0);
    try (Tape tape = Tape.recording(EXACT)) {
      Variable z = parameters.relaxed(tape, new double[] {0.5, -0.2, 0.1}, 0.5);
      assertThat(EXACT.read(z.value()))
          .containsExactly(new double[] {0.589648, 0.145406, 0.264946}, within(1e-6));
      tape.backward(Losses.weighted(tape, z, new double[] {1, 0, 0}));
    }
    assertThat(gradient(parameters))
        .containsExactly(new double[] {0.483926, -0.171476, -0.312450}, within(1e-6));
  }

  /** With p = (.5, .3, .2) and a loss linear in the choice, both ways give p (c - mean c). */
  @Test
  void theSoftmaxAndThePolicyGradientAgreeOnALinearLoss() {
    double[] cost = {1, 2, 4};
    ArchitectureParameters parameters = with(THREE, Math.log(0.5), Math.log(0.3), Math.log(0.2));
    try (Tape tape = Tape.recording(EXACT)) {
      tape.backward(Losses.weighted(tape, parameters.probabilities(tape), cost));
    }
    double[] expected = {-0.45, 0.03, 0.42};
    assertThat(gradient(parameters)).containsExactly(expected, within(1e-9));
    double[] p = {0.5, 0.3, 0.2};
    for (int choice = 0; choice < 3; choice++) {
      try (Tape tape = Tape.recording(EXACT)) {
        Variable log = parameters.logProbability(tape, Architecture.of(choice));
        assertThat(Losses.value(tape, log)).isCloseTo(Math.log(p[choice]), within(1e-12));
        tape.backward(Losses.weighted(tape, log, new double[] {p[choice] * cost[choice]}));
      }
    }
    assertThat(gradient(parameters)).containsExactly(expected, within(1e-9));
  }

  @Test
  void noiseIsGumbels() {
    ArchitectureParameters parameters = with(THREE, Math.log(0.5), Math.log(0.3), Math.log(0.2));
    SplittableRandom random = new SplittableRandom(5);
    int[] greatest = new int[3];
    double[] logits = {Math.log(0.5), Math.log(0.3), Math.log(0.2)};
    for (int draw = 0; draw < 20_000; draw++) {
      double[] noise = parameters.noise(random);
      int best = 0;
      for (int c = 1; c < 3; c++) {
        best = logits[c] + noise[c] > logits[best] + noise[best] ? c : best;
      }
      greatest[best]++;
    }
    // Four standard errors of a share of .5 in 20,000 draws.
    assertThat(greatest[0] / 20_000.0).isCloseTo(0.5, within(0.014));
    assertThat(greatest[1] / 20_000.0).isCloseTo(0.3, within(0.014));
  }

  @Test
  void decisionsMayDifferInTheirChoices() {
    SearchSpace space =
        UserSpaceFile.parse("{name: two, decisions: {a: [x, y], b: [u, v, w]}}", "two.yaml");
    ArchitectureParameters parameters = with(space, 2, 1, 99, 0, 3, 1);
    assertThat(parameters.best()).isEqualTo(Architecture.of(0, 1));
    assertThat(parameters.probabilities()[0][0]).isCloseTo(Math.E / (Math.E + 1), within(1e-9));
    try (Tape tape = Tape.evaluating(EXACT)) {
      assertThat(EXACT.read(parameters.probabilities(tape).value())[2]).isZero();
    }
  }

  @Test
  void aPolicyOfEqualLogitsHasTheEntropyOfTheSpace() {
    ArchitectureParameters parameters =
        new ArchitectureParameters(new NasBench201(), EXACT, 0, new SplittableRandom(1));
    assertThat(parameters.entropy()).isCloseTo(6 * Math.log(5), within(1e-9));
    List<Architecture> drawn =
        List.of(
            parameters.sample(new SplittableRandom(2)), parameters.sample(new SplittableRandom(3)));
    assertThat(drawn.get(0)).isNotEqualTo(drawn.get(1));
  }
}
