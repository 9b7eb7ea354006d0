package org.reprise.training.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.reprise.search.Softmax;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.user.UserSpaceFile;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.nd4j.Nd4jOperations;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/** Gates and samples against numbers worked out apart, from the formulas of the papers. */
class OneHotGatesTest {
  private static final Operations EXACT = new Nd4jOperations(DataType.DOUBLE);

  /** In single precision, for many samples. */
  private static final Operations FAST = new LaneOperations();

  private static final SearchSpace THREE =
      UserSpaceFile.parse("{name: three, decisions: {o: [a, b, c]}}", "three.yaml");
  private static final SearchSpace TWO =
      UserSpaceFile.parse("{name: two, decisions: {o: [a, b]}}", "two.yaml");

  /** A loss that is linear in the gates. */
  private static final double[] COST = {1, 2, 4};

  private static final double[] P = {0.5, 0.3, 0.2};
  private static final double[] POLICY_GRADIENT = {-0.45, 0.03, 0.42};

  private interface Gates {
    Variable on(Tape tape);
  }

  private static ArchitectureParameters with(SearchSpace space, double... logits) {
    return with(EXACT, space, logits);
  }

  private static ArchitectureParameters with(
      Operations operations, SearchSpace space, double... logits) {
    ArchitectureParameters parameters =
        new ArchitectureParameters(space, operations, 0, new SplittableRandom(1));
    parameters.setLogits(new double[][] {logits});
    return parameters;
  }

  private static ArchitectureParameters withProbabilities() {
    return with(THREE, Math.log(P[0]), Math.log(P[1]), Math.log(P[2]));
  }

  /** Gradient of the logits, given that of the gates. */
  private static double[] gradient(ArchitectureParameters of, double[] ofGates, Gates gates) {
    Variable logits = of.parameters().get(0).variable();
    try (Tape tape = Tape.recording(EXACT)) {
      tape.backward(Losses.weighted(tape, gates.on(tape), ofGates));
    }
    double[] gradient = EXACT.read(logits.requireGradient());
    logits.clearGradient(EXACT);
    return gradient;
  }

  /** Worked out apart: gate gradients 2 of the chosen, -.5 of the others in the code. */
  @Test
  void theStraightThroughGradientIsThatOfTheSoftmaxAtATemperature() {
    double[] noise = {0.3, -0.1, 0.2};
    ArchitectureParameters alphas = with(THREE, 0.1, 0.2, -0.3);
    try (Tape tape = Tape.evaluating(EXACT)) {
      assertThat(EXACT.read(OneHotGates.straightThrough(tape, alphas, noise, 0.1).value()))
          .containsExactly(1, 0, 0);
    }
    double[] paper = {2, 0, 0};
    double[] code = {2, -0.5, -0.5};
    assertThat(gradient(alphas, paper, t -> OneHotGates.straightThrough(t, alphas, noise, 1)))
        .containsExactly(new double[] {0.489052, -0.268897, -0.220154}, within(1e-6));
    assertThat(gradient(alphas, code, t -> OneHotGates.straightThrough(t, alphas, noise, 1)))
        .containsExactly(new double[] {0.611315, -0.336122, -0.275193}, within(1e-6));
    double[] cold =
        gradient(alphas, paper, t -> OneHotGates.straightThrough(t, alphas, noise, 0.1));
    double[] coldCode =
        gradient(alphas, code, t -> OneHotGates.straightThrough(t, alphas, noise, 0.1));
    assertThat(cold).containsExactly(new double[] {1.012771, -0.892045, -0.120725}, within(1e-6));
    for (int i = 0; i < 3; i++) {
      assertThat(coldCode[i]).isCloseTo(1.25 * cold[i], within(1e-12));
    }
  }

  /** Gates that are 0 and have no map receive the sum of the gradient of the output. */
  @Test
  void gatesThatStandAloneAreToldTheSumOfTheOutputsGradient() {
    ArchitectureParameters alphas = withProbabilities();
    Variable map =
        Variable.parameter(EXACT.map(new TensorShape(1, 2, 1, 2), new double[] {1, 2, 3, 4}));
    try (Tape tape = Tape.recording(EXACT)) {
      Variable gates = OneHotGates.policy(tape, alphas, Architecture.of(1));
      Variable seen = Variable.parameter(EXACT.parameter(gates.shape(), EXACT.read(gates.value())));
      Variable mixed = tape.mix(List.of(map), seen, new int[] {1}, new int[] {0, 1, 2});
      assertThat(EXACT.read(mixed.value())).containsExactly(1, 2, 3, 4);
      tape.backward(mixed, EXACT.map(mixed.shape(), new double[] {.1, .2, .3, .4}));
      assertThat(EXACT.read(seen.requireGradient()))
          .containsExactly(new double[] {1, 3, 1}, within(1e-12));
    }
  }

  /** One vector, four ways: the softmax's Jacobian times the costs is p (c - mean c). */
  @Test
  void theSoftmaxJacobianTimesTheCosts() {
    double[][] jacobian = Softmax.jacobian(P);
    for (int j = 0; j < 3; j++) {
      double sum = 0;
      for (int i = 0; i < 3; i++) {
        sum += COST[i] * jacobian[i][j];
      }
      assertThat(sum).isCloseTo(POLICY_GRADIENT[j], within(1e-12));
    }
  }

  /** The same vector as the exact mean of the policy gradient over what may be drawn. */
  @Test
  void thePolicyGradientsMeanIsTheSame() {
    ArchitectureParameters alphas = withProbabilities();
    double[] mean = new double[3];
    for (int k = 0; k < 3; k++) {
      int drawn = k;
      double[] one =
          gradient(alphas, COST, t -> OneHotGates.policy(t, alphas, Architecture.of(drawn)));
      for (int j = 0; j < 3; j++) {
        mean[j] += P[k] * one[j];
      }
    }
    assertThat(mean).containsExactly(POLICY_GRADIENT, within(1e-12));
  }

  /** The same as the mean over draws by the Gumbel maximum, within three standard errors. */
  @Test
  void drawsFollowThePolicy() {
    ArchitectureParameters alphas =
        with(FAST, THREE, Math.log(P[0]), Math.log(P[1]), Math.log(P[2]));
    SplittableRandom random = new SplittableRandom(3);
    int[] count = new int[3];
    int draws = 30_000;
    for (int i = 0; i < draws; i++) {
      count[OneHotGates.draw(alphas, random).choice(0)]++;
    }
    for (int k = 0; k < 3; k++) {
      double error = Math.sqrt(P[k] * (1 - P[k]) / draws);
      assertThat(count[k] / (double) draws).isCloseTo(P[k], within(3 * error));
    }
  }

  /** The same as the limit of SNAS's gradient as the temperature goes to 0. */
  @Test
  void theConcreteGradientTendsToThePolicyGradient() {
    ArchitectureParameters alphas =
        with(FAST, THREE, Math.log(P[0]), Math.log(P[1]), Math.log(P[2]));
    double[] far = distances(alphas, 1);
    double[] near = distances(alphas, 0.05);
    for (int j = 0; j < 3; j += 2) {
      // Means of 40,000 samples: three standard errors are below .03 at .05.
      assertThat(near[j]).isLessThan(0.03);
      assertThat(far[j]).isGreaterThan(0.05);
    }
  }

  private static double[] distances(ArchitectureParameters alphas, double temperature) {
    SplittableRandom random = new SplittableRandom(7);
    int samples = 40_000;
    double[] mean = new double[3];
    for (int i = 0; i < samples; i++) {
      double[][] z = alphas.concrete(alphas.noise(random), temperature);
      double[][] one = ArchitectureParameters.ofConcrete(z, new double[][] {COST}, temperature);
      for (int j = 0; j < 3; j++) {
        mean[j] += one[0][j] / samples;
      }
    }
    for (int j = 0; j < 3; j++) {
      mean[j] = Math.abs(mean[j] - POLICY_GRADIENT[j]);
    }
    return mean;
  }

  /**
   * dZ_k'/dalpha_k = (delta_kk' - Z_k') Z_k / (lambda alpha_k), the second factor with k and not,
   * as the article prints it, k'.
   */
  @Test
  void theConcreteDerivativeCarriesTheIndexOfTheLogit() {
    double[] alpha = {0.8, 1.5, 0.4};
    double[] noise = {0.5, -0.2, 0.1};
    double lambda = 0.5;
    double[] z = sample(alpha, noise, lambda);
    double step = 1e-6;
    for (int k = 0; k < 3; k++) {
      double[] up = alpha.clone();
      double[] down = alpha.clone();
      up[k] += step;
      down[k] -= step;
      double[] above = sample(up, noise, lambda);
      double[] below = sample(down, noise, lambda);
      for (int other = 0; other < 3; other++) {
        double difference = (above[other] - below[other]) / (2 * step);
        double delta = other == k ? 1 : 0;
        assertThat((delta - z[other]) * z[k] / (lambda * alpha[k]))
            .isCloseTo(difference, within(1e-8));
        if (other != k) {
          double printed = (delta - z[other]) * z[other] / (lambda * alpha[k]);
          assertThat(Math.abs(printed - difference)).isGreaterThan(0.01);
        }
      }
    }
  }

  private static double[] sample(double[] alpha, double[] noise, double lambda) {
    return with(THREE, Math.log(alpha[0]), Math.log(alpha[1]), Math.log(alpha[2]))
        .concrete(noise, lambda)[0];
  }

  /** Two operations: the mean of Z at temperature 1, in closed form, by integration over noise. */
  @Test
  void theMeanOfASampleOfTwo() {
    assertThat(meanOfTwo(1)).isCloseTo(0.661303, within(1e-5));
    assertThat(meanOfTwo(2)).isCloseTo(0.794487, within(1e-5));
    double e = Math.E;
    assertThat(e * (e - 2) / ((e - 1) * (e - 1))).isCloseTo(0.661303, within(1e-6));
  }

  private static double meanOfTwo(double a) {
    ArchitectureParameters alphas = with(FAST, TWO, a, 0);
    return integral(noise -> alphas.concrete(noise, 1)[0][0]);
  }

  /** The mean of dZ/da at a = 0 rises to the policy gradient's 1/4 as the temperature falls. */
  @Test
  void theMeanDerivativeOfASampleOfTwo() {
    double[] temperatures = {1, 0.5, 0.25, 0.1, 0.03};
    double[] means = {1 / 6.0, 0.214602, 0.238634, 0.247989, 0.249815};
    ArchitectureParameters alphas = with(FAST, TWO, 0, 0);
    for (int i = 0; i < means.length; i++) {
      double temperature = temperatures[i];
      double mean =
          integral(
              noise ->
                  ArchitectureParameters.ofConcrete(
                      alphas.concrete(noise, temperature), new double[][] {{1, 0}}, temperature)[0][
                      0]);
      assertThat(mean).isCloseTo(means[i], within(1e-5));
    }
  }

  /** The mean over the difference of two Gumbel numbers, which is logistic, by its quantiles. */
  private static double integral(ToDoubleFunction<double[]> function) {
    int points = 20_000;
    double sum = 0;
    for (int i = 0; i < points; i++) {
      double u = (i + 0.5) / points;
      sum += function.applyAsDouble(new double[] {Math.log(u / (1 - u)), 0});
    }
    return sum / points;
  }

  /** ProxylessNAS's two paths: the exact mean of its update is another vector of the same signs. */
  @Test
  void theTwoPathGradientHasAMeanOfItsOwn() {
    double[] mean = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int j = i + 1; j < 3; j++) {
        double both = P[i] * P[j] * (1 / (1 - P[i]) + 1 / (1 - P[j]));
        ArchitectureParameters pair = with(TWO, Math.log(P[i]), Math.log(P[j]));
        double[] one = gradient(pair, new double[] {COST[i], COST[j]}, pair::probabilities);
        mean[i] += both * one[0];
        mean[j] += both * one[1];
      }
    }
    assertThat(mean).containsExactly(new double[] {-0.319515, 0.043393, 0.276122}, within(1e-6));
    assertThat(mean[0] + mean[1] + mean[2]).isCloseTo(0, within(1e-12));
    for (int k = 0; k < 3; k++) {
      assertThat(Math.signum(mean[k])).isEqualTo(Math.signum(POLICY_GRADIENT[k]));
    }
  }
}
