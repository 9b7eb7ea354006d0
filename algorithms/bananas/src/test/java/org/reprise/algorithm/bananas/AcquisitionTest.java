package org.reprise.algorithm.bananas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AcquisitionTest {
  /** Two networks and three candidates: mu = 90, 92, 91; sigma = 2, 0, 1. */
  private static final double[][] PREDICTIONS = {{88, 92, 90}, {92, 92, 92}};

  private static double[] values(Acquisition acquisition) {
    return acquisition.values(PREDICTIONS, 91, new SplittableRandom(1));
  }

  @Test
  void upperConfidenceBoundAddsHalfASigma() {
    assertThat(values(Acquisition.UCB)).containsExactly(91, 92, 91.5);
  }

  @Test
  void probabilityOfImprovementIsThatOfTheNormalDistribution() {
    double[] values = values(Acquisition.PI);
    assertThat(values[0]).isCloseTo(0.3085375387259869, within(1e-12)); // Phi(-1/2)
    assertThat(values[1]).isEqualTo(1);
    assertThat(values[2]).isEqualTo(0.5);
  }

  @Test
  void expectedImprovementAgreesWithIntegration() {
    double[] values = values(Acquisition.EI);
    assertThat(values[0]).isCloseTo(integratedImprovement(90 - 91, 2.0 / 5), within(1e-6));
    assertThat(values[1]).isEqualTo(1);
    assertThat(values[2]).isCloseTo(integratedImprovement(0, 1.0 / 5), within(1e-6));
  }

  private static double integratedImprovement(double gain, double sigma) {
    double step = 1e-4;
    double sum = 0;
    for (double z = -10; z < 10; z += step) {
      double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
      sum += Math.max(0, gain + sigma * z) * density * step;
    }
    return sum;
  }

  @Test
  void thompsonSamplingTakesOneNetworkForAllCandidates() {
    SplittableRandom random = new SplittableRandom(2);
    boolean[] taken = new boolean[2];
    for (int i = 0; i < 50; i++) {
      double[] values = Acquisition.TS.values(PREDICTIONS, 91, random);
      taken[values == PREDICTIONS[0] ? 0 : 1] = true;
      assertThat(values).isIn((Object[]) PREDICTIONS);
    }
    assertThat(taken).containsOnly(true);
  }

  @Test
  void independentThompsonSamplingDrawsEachCandidateWithItsMeanAndSpread() {
    SplittableRandom random = new SplittableRandom(3);
    int draws = 20_000;
    double[] mean = new double[3];
    double[] square = new double[3];
    double together = 0;
    for (int i = 0; i < draws; i++) {
      double[] values = Acquisition.ITS.values(PREDICTIONS, 91, random);
      for (int c = 0; c < 3; c++) {
        mean[c] += values[c] / draws;
        square[c] += values[c] * values[c] / draws;
      }
      together += (values[0] - 90) * (values[2] - 91) / draws;
    }
    double[] mu = {90, 92, 91};
    double[] sigma = {2, 0, 1};
    for (int c = 0; c < 3; c++) {
      assertThat(mean[c]).isCloseTo(mu[c], within(0.06));
      assertThat(Math.sqrt(Math.max(0, square[c] - mean[c] * mean[c])))
          .isCloseTo(sigma[c], within(0.06));
    }
    assertThat(together).as("covariance of two candidates").isCloseTo(0, within(0.06));
  }
}
