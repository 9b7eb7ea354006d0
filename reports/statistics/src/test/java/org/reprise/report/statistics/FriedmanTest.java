package org.reprise.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FriedmanTest {
  /** Demšar (2006), table 6: the area under the curve of four tree learners on 14 data sets. */
  private static final double[][] DEMSAR = {
    {.763, .768, .771, .798},
    {.599, .591, .590, .569},
    {.954, .971, .968, .967},
    {.628, .661, .654, .657},
    {.882, .888, .886, .898},
    {.936, .931, .916, .931},
    {.661, .668, .609, .685},
    {.583, .583, .563, .625},
    {.775, .838, .866, .875},
    {1, 1, 1, 1},
    {.940, .962, .965, .962},
    {.619, .666, .614, .669},
    {.972, .981, .9751, .975},
    {.957, .978, .946, .970}
  };

  @Test
  void averageRanksAreThoseOfDemsar() {
    Friedman friedman = Friedman.of(DEMSAR);
    assertThat(friedman.averageRanks())
        .containsExactly(new double[] {3.143, 2.000, 2.893, 1.964}, within(5e-4));
    // scipy.stats.friedmanchisquare, which corrects for ties as this does.
    assertThat(friedman.chiSquare()).isCloseTo(10.228346456692925, within(1e-9));
    assertThat(friedman.pValue()).isCloseTo(0.016721580328441323, within(1e-9));
  }

  @Test
  void allTiedMeansNoDifference() {
    Friedman friedman = Friedman.of(new double[][] {{1, 1, 1}, {2, 2, 2}});
    assertThat(friedman.averageRanks()).containsExactly(2, 2, 2);
    assertThat(friedman.pValue()).isEqualTo(1);
  }

  @Test
  void nanMakesItUndefined() {
    Friedman friedman = Friedman.of(new double[][] {{1, 2}, {Double.NaN, 2}});
    assertThat(friedman.averageRanks()).containsExactly(Double.NaN, Double.NaN);
    assertThat(friedman.pValue()).isNaN();
  }

  @Test
  void nemenyiQuantilesAreThoseOfTheTables() {
    // Demšar's table 5(a) prints 1.960 2.343 2.569 2.728 2.850 2.949 3.031 3.102 3.164; these are
    // scipy.stats.studentized_range.ppf(.95, k, inf) / sqrt(2).
    double[] expected = {
      1.959964, 2.343701, 2.569032, 2.727774, 2.849705, 2.94832, 3.030878, 3.10173, 3.163684
    };
    double[] atTen = {
      1.644854, 2.052293, 2.291341, 2.459516, 2.588521, 2.692732, 2.779884, 2.854606, 2.919889
    };
    for (int k = 2; k <= 10; k++) {
      assertThat(Nemenyi.quantile(k, 0.05)).isCloseTo(expected[k - 2], within(1e-6));
      assertThat(Nemenyi.quantile(k, 0.10)).isCloseTo(atTen[k - 2], within(1e-6));
    }
  }

  @Test
  void criticalDifferenceIsDemsars() {
    // Section 3.2.2: four methods, 14 data sets, 1.25 at 0.05 and 1.12 at 0.10.
    assertThat(Nemenyi.criticalDifference(4, 14, 0.05)).isCloseTo(1.25, within(0.005));
    assertThat(Nemenyi.criticalDifference(4, 14, 0.10)).isCloseTo(1.12, within(0.005));
  }
}
