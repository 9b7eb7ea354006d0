package org.reprise.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  /** Test A of Efron and Tibshirani (1993), table 14.1: the spatial test data. */
  private static final double[] SPATIAL = {
    48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30,
    41
  };

  private static double populationVariance(double[] values) {
    double deviation = Summary.deviation(values);
    return deviation * deviation * (values.length - 1) / values.length;
  }

  @Test
  void agreesWithTableFourteenTwoAndWithScipy() {
    // Printed at 2,000 resamples: (100.8, 233.9) and (115.8, 259.6); scipy.stats.bootstrap at
    // 200,000: (97.77, 235.63) and (115.41, 260.88).
    Bootstrap bootstrap = new Bootstrap(40_000, 0.90);
    Interval percentile =
        bootstrap.percentile(SPATIAL, BootstrapTest::populationVariance, new SplittableRandom(1));
    assertThat(percentile.low()).isCloseTo(97.77, within(1.5));
    assertThat(percentile.high()).isCloseTo(235.63, within(1.5));
    Interval bca =
        bootstrap.biasCorrectedAccelerated(
            SPATIAL, BootstrapTest::populationVariance, new SplittableRandom(1));
    assertThat(bca.low()).isCloseTo(115.41, within(1.5));
    assertThat(bca.high()).isCloseTo(260.88, within(2.5));
  }

  @Test
  void theSameSeedGivesTheSameInterval() {
    Bootstrap bootstrap = new Bootstrap(200, 0.95);
    Interval first = bootstrap.percentile(SPATIAL, Summary::mean, new SplittableRandom(5));
    assertThat(bootstrap.percentile(SPATIAL, Summary::mean, new SplittableRandom(5)))
        .isEqualTo(first);
    assertThat(bootstrap.percentile(SPATIAL, Summary::mean, new SplittableRandom(6)))
        .isNotEqualTo(first);
  }

  @Test
  void aConstantHasNoWidth() {
    double[] constant = {3, 3, 3, 3};
    Bootstrap bootstrap = new Bootstrap(100, 0.95);
    Interval point = new Interval(3, 3, 0.95);
    assertThat(bootstrap.percentile(constant, Summary::mean, new SplittableRandom(1)))
        .isEqualTo(point);
    assertThat(bootstrap.biasCorrectedAccelerated(constant, Summary::mean, new SplittableRandom(1)))
        .isEqualTo(point);
  }

  @Test
  void oneValueAndNaNHaveNone() {
    Bootstrap bootstrap = new Bootstrap(100, 0.95);
    for (double[] sample : new double[][] {{1}, {}, {1, 2, Double.NaN, 4}}) {
      assertThat(bootstrap.percentile(sample, Summary::mean, new SplittableRandom(1)).low())
          .isNaN();
      assertThat(
              bootstrap
                  .biasCorrectedAccelerated(sample, Summary::mean, new SplittableRandom(1))
                  .high())
          .isNaN();
    }
  }

  @Test
  void coversTheTrueMeanAboutAsOftenAsItSays() {
    SplittableRandom random = new SplittableRandom(11);
    Bootstrap bootstrap = new Bootstrap(400, 0.90);
    int covered = 0;
    for (int trial = 0; trial < 400; trial++) {
      double[] sample = new double[40];
      for (int i = 0; i < sample.length; i++) {
        sample[i] = random.nextGaussian();
      }
      covered += bootstrap.percentile(sample, Summary::mean, random).contains(0) ? 1 : 0;
    }
    // 360 expected; at n = 40 the percentile interval is a little narrow.
    assertThat(covered).isBetween(335, 375);
  }
}
