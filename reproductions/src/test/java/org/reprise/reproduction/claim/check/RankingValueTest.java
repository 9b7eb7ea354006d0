package org.reprise.reproduction.claim.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RankingValueTest {
  private static final int N = 500;

  /** Scores in order but for the truly best fifth, which is in reverse order above all others. */
  private static double[] turnedRound(double[] truth) {
    double[] score = truth.clone();
    for (int i = 400; i < N; i++) {
      score[i] = 899 - i;
    }
    return score;
  }

  private static double[] ascending() {
    double[] truth = new double[N];
    Arrays.setAll(truth, i -> i);
    return truth;
  }

  @Test
  void aTopThatIsTurnedRoundIsFound() {
    double[] truth = ascending();
    double[] score = turnedRound(truth);
    assertThat(RankingValue.named("top-inversion").of(score, truth)).isCloseTo(1, within(1e-12));
    assertThat(RankingValue.named("top-inversion").of(truth, truth)).isCloseTo(-1, within(1e-12));
    // 100 of 499 * 250 pairs are in the top: 4,950 are turned round.
    double pairs = N * (N - 1) / 2.0;
    assertThat(RankingValue.TAU.of(score, truth))
        .isCloseTo((pairs - 2 * 4_950) / pairs, within(1e-12));
  }

  /** The best of 100 of 500 ranks lies at 100/101 of the way: an order statistic. */
  @Test
  void choicesAreMeasuredAgainstTheMeanAndTheBest() {
    double[] truth = ascending();
    double expected = 100 * 501.0 / 101 - 1;
    assertThat(RankingValue.CHOICE_ABOVE_MEAN.of(truth, truth))
        .isCloseTo(expected - 249.5, within(1e-9));
    assertThat(RankingValue.CHOICE_BELOW_BEST.of(truth, truth)).isCloseTo(0, within(1e-12));
    double[] score = turnedRound(truth);
    assertThat(RankingValue.CHOICE_BELOW_BEST.of(score, truth)).isGreaterThan(50);
    // The more candidates, the worse the choice.
    assertThat(RankingValue.OVER_SELECTION.of(score, truth)).isGreaterThan(10);
    assertThat(RankingValue.OVER_SELECTION.of(truth, truth)).isNegative();
  }
}
