package org.reprise.report.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.search.RandomStreams;

class SupernetRankingTest {
  /** All ten pairs of five items, counted by hand: the better by score of each. */
  @Test
  void theBestOfTwoIsTheMeanOverAllPairs() {
    double[] score = {1, 2, 3, 4, 5};
    double[] truth = {10, 50, 20, 40, 30};
    // Pairs led by item 5: 4 of 30; by 4: 3 of 40; by 3: 2 of 20; by 2: 1 of 50.
    double mean = (4 * 30 + 3 * 40 + 2 * 20 + 50) / 10.0;
    assertThat(SupernetRanking.bestOf(2, score, truth)).isCloseTo(mean, within(1e-12));
    assertThat(SupernetRanking.bestOf(1, score, truth)).isCloseTo(30, within(1e-12));
    assertThat(SupernetRanking.bestOf(5, score, truth)).isCloseTo(30, within(1e-12));
    assertThat(SupernetRanking.bestOf(5, truth, truth)).isCloseTo(50, within(1e-12));
  }

  @Test
  void aTopThatIsTurnedRoundIsCalledAnInversion() {
    int n = 500;
    double[] truth = new double[n];
    double[] score = new double[n];
    double[] loss = new double[n];
    for (int i = 0; i < n; i++) {
      truth[i] = i;
      // The best fifth is in reverse order, the rest in order.
      score[i] = i < 400 ? i : 899 - i;
      loss[i] = -truth[i];
    }
    SupernetRanking ranking =
        SupernetRanking.of("x", 3, score, loss, truth, 10, RandomStreams.of(1), 7e9, 2);
    assertThat(ranking.tauInTopFifth()).isCloseTo(-1, within(1e-12));
    assertThat(ranking.topInversion()).isTrue();
    assertThat(ranking.tauOfLoss()).isCloseTo(1, within(1e-12));
    assertThat(ranking.precisionAtTop()).isZero();
    assertThat(ranking.spreadRatio()).isCloseTo(1, within(1e-9));
    assertThat(ranking.bestOf().get(10)).isGreaterThan(ranking.bestOf().get(100));
    SplittableRandom random = new SplittableRandom(2);
    double[] noise = random.doubles(n).toArray();
    assertThat(
            SupernetRanking.of("x", 3, noise, loss, truth, 10, RandomStreams.of(1), 7e9, 2)
                .topInversion())
        .isFalse();
  }
}
