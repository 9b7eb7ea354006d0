package org.reprise.report.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.search.RandomStreams;

class SupernetRankingTest {
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
