package org.reprise.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TopRanksTest {
  private static final double[] TRUTH = {90, 91, 92, 93, 94};
  private static final double[] SCORE = {1, 5, 2, 4, 3};

  @Test
  void precisionByHand() {
    // Best two in truth: 4 and 3; by score: 1 and 3.
    assertThat(TopRanks.precisionAt(2, SCORE, TRUTH)).isEqualTo(0.5);
    assertThat(TopRanks.precisionAt(5, SCORE, TRUTH)).isEqualTo(1);
    assertThat(TopRanks.precisionAt(1, SCORE, TRUTH)).isZero();
    assertThat(TopRanks.precisionAt(0, SCORE, TRUTH)).isNaN();
    assertThat(TopRanks.precisionAt(6, SCORE, TRUTH)).isNaN();
  }

  @Test
  void tauInTopByHand() {
    // Among truth 92, 93, 94 the scores are 2, 4, 3: two concordant pairs, one discordant.
    assertThat(TopRanks.tauInTop(3, SCORE, TRUTH)).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(TopRanks.tauInTop(1, SCORE, TRUTH)).isNaN();
  }

  @Test
  void sparseTauForgivesDifferencesBelowATenth() {
    double[] truth = {93.01, 93.02, 94.0};
    double[] score = {93.04, 93.03, 94.1};
    assertThat(TopRanks.sparseTau(score, truth)).isCloseTo(1, within(1e-12));
  }

  @Test
  void nanIsLeftOutOfCorrelationsAndCounted() {
    Bootstrap bootstrap = new Bootstrap(500, 0.95);
    double[] score = {1, Double.NaN, 2, 3, 4};
    double[] truth = {1, 2, Double.NaN, 3, 4};
    Correlations correlations =
        Correlations.of(score, truth, 1000, bootstrap, new SplittableRandom(1));
    assertThat(correlations.n()).isEqualTo(3);
    assertThat(correlations.top()).isEqualTo(1000);
    assertThat(correlations.precisionAtTop()).isNaN();
    assertThat(correlations.tau()).isCloseTo(1, within(1e-12));
    assertThat(correlations.spearman()).isCloseTo(1, within(1e-12));
  }

  @Test
  void constantScoresCorrelateWithNothing() {
    Correlations correlations =
        Correlations.of(
            new double[] {1, 1, 1, 1, 1},
            TRUTH,
            2,
            new Bootstrap(50, 0.95),
            new SplittableRandom(1));
    assertThat(correlations.tau()).isNaN();
    assertThat(correlations.tauInterval().low()).isNaN();
    assertThat(correlations.pearson()).isNaN();
  }

  @Test
  void intervalOfTauHoldsTheTruthForGaussians() {
    // For a bivariate normal with correlation r, tau is 2/π asin r (Kruskal 1958).
    SplittableRandom random = new SplittableRandom(9);
    double r = 0.7;
    double[] x = new double[500];
    double[] y = new double[500];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextGaussian();
      y[i] = r * x[i] + Math.sqrt(1 - r * r) * random.nextGaussian();
    }
    Correlations correlations = Correlations.of(x, y, 50, new Bootstrap(300, 0.99), random);
    assertThat(correlations.tauInterval().contains(2 / Math.PI * Math.asin(r))).isTrue();
    assertThat(correlations.tauInterval().contains(correlations.tau())).isTrue();
  }

  @Test
  void normalisedRegretIsZeroAtTheOptimumAndOneAtTheMean() {
    assertThat(Regret.of(93, 94)).isEqualTo(1);
    assertThat(Regret.normalised(94, 94, 84)).isZero();
    assertThat(Regret.normalised(84, 94, 84)).isEqualTo(1);
    assertThat(Regret.normalised(94, 94, 94)).isNaN();
  }
}
