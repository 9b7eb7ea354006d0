package org.reprise.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The targets of [16]. */
class SoftmaxTest {
  @Property
  void rowsOfTheJacobianSumToZero(@ForAll @Size(min = 1, max = 8) double[] logits) {
    double[] p = probabilities(bounded(logits));
    for (double[] row : Softmax.jacobian(p)) {
      assertThat(Arrays.stream(row).sum()).isCloseTo(0, within(1e-15));
    }
  }

  @Property
  void theJacobianIsWhatFiniteDifferencesSay(
      @ForAll @DoubleRange(min = -3, max = 3) double a,
      @ForAll @DoubleRange(min = -3, max = 3) double b,
      @ForAll @DoubleRange(min = -3, max = 3) double c) {
    double[] z = {a, b, c};
    double[][] jacobian = Softmax.jacobian(probabilities(z));
    double h = 1e-5;
    for (int j = 0; j < z.length; j++) {
      double[] up = z.clone();
      double[] down = z.clone();
      up[j] += h;
      down[j] -= h;
      for (int i = 0; i < z.length; i++) {
        double difference = (probabilities(up)[i] - probabilities(down)[i]) / (2 * h);
        assertThat(jacobian[i][j]).isCloseTo(difference, within(1e-8));
      }
    }
  }

  @Test
  void isInvariantToAShiftAndDoesNotOverflow() {
    double[] p = probabilities(new double[] {1, 2, 3});
    for (double shift : new double[] {-1000, 1000}) {
      assertThat(probabilities(new double[] {1 + shift, 2 + shift, 3 + shift}))
          .containsExactly(p, within(1e-12));
    }
    assertThat(probabilities(new double[] {1000, -1000})).containsExactly(1.0, 0.0);
  }

  @Test
  void backwardIsTheJacobianTimesTheUpstreamGradient() {
    double[] p = probabilities(new double[] {0.3, -1.2, 2.0, 0.1});
    double[] upstream = {0.7, -0.4, 1.1, 2.5};
    double[] gradient = new double[4];
    Softmax.backward(p, upstream, gradient);
    double[][] jacobian = Softmax.jacobian(p);
    for (int j = 0; j < 4; j++) {
      double expected = 0;
      for (int i = 0; i < 4; i++) {
        expected += upstream[i] * jacobian[i][j];
      }
      assertThat(gradient[j]).isCloseTo(expected, within(1e-15));
    }
  }

  @Test
  void samplesByTheProbabilities() {
    double[] p = {0.1, 0.6, 0.3};
    int[] counts = new int[3];
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 100_000; i++) {
      counts[Softmax.sample(p, random)]++;
    }
    for (int i = 0; i < 3; i++) {
      // Four standard deviations of a binomial share.
      assertThat(counts[i] / 1e5).isCloseTo(p[i], within(4 * Math.sqrt(p[i] * (1 - p[i]) / 1e5)));
    }
  }

  private static double[] bounded(double[] logits) {
    return Arrays.stream(logits)
        .map(z -> Double.isFinite(z) ? Math.IEEEremainder(z, 50) : 0)
        .toArray();
  }

  private static double[] probabilities(double[] logits) {
    double[] p = new double[logits.length];
    Softmax.probabilities(logits, p);
    return p;
  }
}
