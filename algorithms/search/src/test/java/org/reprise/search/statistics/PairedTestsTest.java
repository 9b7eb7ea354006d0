package org.reprise.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairedTestsTest {
  @Test
  void wilcoxonOfDarwinsMaizePairs() {
    // Darwin's 15 pairs of crossed and self-fertilised maize (eighths of an inch), as Wilcoxon and
    // many since used them: W+ = 96, exact two-sided p = .0413 with the tie at 14.
    double[] differences = {49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48};
    WilcoxonSignedRank test = WilcoxonSignedRank.of(differences);
    assertThat(test.n()).isEqualTo(15);
    assertThat(test.positiveRanks()).isEqualTo(96);
    assertThat(test.twoSided()).isCloseTo(0.04126, within(5e-5));
    assertThat(test.greater()).isCloseTo(test.twoSided() / 2, within(1e-15));
  }

  @Test
  void wilcoxonOfSmallSamplesIsCountedOut() {
    // All of five differences positive: 1 of 2^5 sign patterns.
    assertThat(WilcoxonSignedRank.of(new double[] {1, 2, 3, 4, 5, 0}).greater())
        .isEqualTo(1 / 32.0);
    assertThat(WilcoxonSignedRank.of(new double[] {0, 0}).twoSided()).isEqualTo(1.0);
    assertThat(WilcoxonSignedRank.of(new double[] {2, 2, -2}).less()).isEqualTo(7 / 8.0);
  }

  @Test
  void wilcoxonApproximationMeetsTheExactDistribution() {
    SplittableRandom random = new SplittableRandom(1);
    double[] differences = random.doubles(101, -0.8, 1.2).toArray();
    double approximate = WilcoxonSignedRank.of(differences).greater();
    double exact = WilcoxonSignedRank.of(Arrays.copyOf(differences, 100)).greater();
    assertThat(Math.log10(approximate)).isCloseTo(Math.log10(exact), within(0.3));
  }

  @Test
  void normalDistributionAtTabulatedPoints() {
    assertThat(Normal.below(0)).isEqualTo(0.5);
    assertThat(Normal.below(1.959963984540054)).isCloseTo(0.975, within(1e-14));
    assertThat(Normal.below(-3.090232306167813)).isCloseTo(0.001, within(1e-16));
    assertThat(Normal.below(-6)).isCloseTo(9.865876450376946e-10, within(1e-22));
    assertThat(Normal.below(-50)).isEqualTo(0.0);
  }

  @Test
  void holmStepsDown() {
    assertThat(Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005}))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
    assertThat(Holm.adjust(new double[] {0.6, 0.7})).containsExactly(1.0, 1.0);
  }

  @Test
  void varghaDelaneyCountsPairs() {
    double[] x = {1, 3, 3};
    double[] y = {2, 3};
    // Of 6 pairs: 2 greater, 2 equal, 2 less.
    assertThat(VarghaDelaney.a12(x, y)).isCloseTo((2 + 2 / 2.0) / 6, within(1e-15));
    assertThat(VarghaDelaney.a12(new double[0], y)).isNaN();
  }
}
