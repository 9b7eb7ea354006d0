package org.reprise.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {
  @Test
  void agreesWithAnExampleWorkedByHand() {
    // By hand: of 10 pairs 7 are concordant, 1 discordant, 1 tied in x, 1 in y.
    double[] x = {1, 2, 2, 3, 4};
    double[] y = {2, 1, 3, 3, 5};
    assertThat(RankCorrelation.kendallTauB(x, y)).isCloseTo(naiveTauB(x, y), within(1e-15));
    assertThat(RankCorrelation.kendallTauB(x, y)).isCloseTo((7 - 1) / 9.0, within(1e-15));
    // Ranks 1, 2.5, 2.5, 4, 5 and 2, 1, 3.5, 3.5, 5; deviations from 3 multiplied.
    assertThat(RankCorrelation.spearman(x, y)).isCloseTo(7.25 / 9.5, within(1e-15));
  }

  @Property
  void agreesWithTheCountOverAllPairs(
      @ForAll @Size(min = 2, max = 60) int[] seeds,
      @ForAll @IntRange(min = 1, max = 12) int kinds) {
    double[] x = new double[seeds.length];
    double[] y = new double[seeds.length];
    for (int i = 0; i < seeds.length; i++) {
      x[i] = Math.floorMod(seeds[i], kinds) - 1;
      y[i] = Math.floorMod(seeds[i] >> 8, kinds) / 3.0;
    }
    double expected = naiveTauB(x, y);
    if (Double.isNaN(expected)) {
      assertThat(RankCorrelation.kendallTauB(x, y)).isNaN();
    } else {
      assertThat(RankCorrelation.kendallTauB(x, y)).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void isNotDefinedForConstantShortOrMissingScores() {
    assertThat(RankCorrelation.kendallTauB(new double[] {1, 1}, new double[] {1, 2})).isNaN();
    assertThat(RankCorrelation.spearman(new double[] {1}, new double[] {1})).isNaN();
    assertThat(RankCorrelation.kendallTauB(new double[0], new double[0])).isNaN();
    assertThat(RankCorrelation.pearson(new double[] {1, Double.NaN}, new double[] {1, 2})).isNaN();
    assertThat(RankCorrelation.kendallTauB(new double[] {0.0, -0.0, 1}, new double[] {1, 2, 3}))
        .isCloseTo(2 / Math.sqrt(6), within(1e-15));
  }

  private static double naiveTauB(double[] x, double[] y) {
    long difference = 0;
    long untiedX = 0;
    long untiedY = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < i; j++) {
        double sx = Math.signum(x[i] - x[j]);
        double sy = Math.signum(y[i] - y[j]);
        difference += (long) (sx * sy);
        untiedX += sx != 0 ? 1 : 0;
        untiedY += sy != 0 ? 1 : 0;
      }
    }
    return untiedX == 0 || untiedY == 0
        ? Double.NaN
        : difference / Math.sqrt((double) untiedX * untiedY);
  }

  @Test
  void perfectAgreementIsOneAndNotAHairMore() {
    // With three items sqrt(3) * sqrt(3) is 2.9999999999999996, and 3 through that exceeds 1.
    for (int n = 2; n < 60; n++) {
      double[] up = java.util.stream.IntStream.range(0, n).mapToDouble(i -> 0.1 * i).toArray();
      double[] down = java.util.stream.IntStream.range(0, n).mapToDouble(i -> -0.1 * i).toArray();
      assertThat(RankCorrelation.kendallTauB(up, up)).isBetween(1 - 1e-15, 1.0);
      assertThat(RankCorrelation.kendallTauB(up, down)).isBetween(-1.0, -1 + 1e-15);
      assertThat(RankCorrelation.spearman(up, up)).isBetween(1 - 1e-14, 1.0);
      assertThat(RankCorrelation.pearson(up, down)).isBetween(-1.0, -1 + 1e-14);
    }
  }
}
