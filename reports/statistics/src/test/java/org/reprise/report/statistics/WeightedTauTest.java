package org.reprise.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reprise.search.statistics.RankCorrelation;

class WeightedTauTest {
  /** The plain tau-b of arrays in which every item stands as often as its weight says. */
  private static double repeated(double[] x, double[] y, int[] weights) {
    int[] items =
        IntStream.range(0, x.length)
            .flatMap(i -> IntStream.generate(() -> i).limit(weights[i]))
            .toArray();
    return RankCorrelation.kendallTauB(
        IntStream.of(items).mapToDouble(i -> x[i]).toArray(),
        IntStream.of(items).mapToDouble(i -> y[i]).toArray());
  }

  @Test
  void isTauOfTheRepeatedItems() {
    SplittableRandom random = new SplittableRandom(11);
    for (int trial = 0; trial < 300; trial++) {
      int n = 2 + random.nextInt(30);
      // Few values, so that there are ties in either score and in both.
      double[] x = random.ints(n, 0, 8).asDoubleStream().toArray();
      double[] y = random.ints(n, 0, 8).asDoubleStream().toArray();
      int[] weights = random.ints(n, 0, 4).toArray();
      double expected = repeated(x, y, weights);
      double found = new WeightedTau(x, y).of(weights);
      if (Double.isNaN(expected)) {
        assertThat(found).isNaN();
      } else {
        assertThat(found).isCloseTo(expected, within(1e-12));
      }
    }
  }

  @Test
  void neverExceedsOne() {
    // (n0 - n1) is 3 here: its root squared is 2.9999999999999996.
    double[] same = {1, 2, 3};
    assertThat(new WeightedTau(same, same).of(new int[] {1, 1, 1})).isEqualTo(1.0);
    assertThat(new WeightedTau(same, new double[] {3, 2, 1}).of(new int[] {1, 1, 1}))
        .isEqualTo(-1.0);
  }
}
