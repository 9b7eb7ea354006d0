package org.reprise.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CorrelationsTest {
  @Test
  void resamplesOfAPartGiveTheIntervalOfTheWhole() {
    // For a bivariate normal, the standard error of tau is known (Kendall and Gibbons 1990, 5.22):
    // variance 4/n · (1/9 - (2/π asin(r/2))²), up to terms of 1/n².
    SplittableRandom random = new SplittableRandom(2);
    double r = 0.6;
    int n = 10_000;
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = random.nextGaussian();
      y[i] = r * x[i] + Math.sqrt(1 - r * r) * random.nextGaussian();
    }
    Correlations correlations = Correlations.of(x, y, 100, new Bootstrap(800, 0.95), random);
    double asin = 2 / Math.PI * Math.asin(r / 2);
    double error = Math.sqrt(4.0 / n * (1 / 9.0 - asin * asin));
    double width = correlations.tauInterval().high() - correlations.tauInterval().low();
    assertThat(n).isGreaterThan(Correlations.RESAMPLED);
    assertThat(width).isCloseTo(2 * 1.96 * error, within(0.15 * width));
    assertThat(correlations.tau()).isCloseTo(2 / Math.PI * Math.asin(r), within(4 * error));
  }

  @Test
  void ofOneItemNothingIsDefined() {
    Correlations correlations =
        Correlations.of(
            new double[] {1},
            new double[] {2},
            10,
            new Bootstrap(10, 0.95),
            new SplittableRandom(1));
    assertThat(correlations.n()).isEqualTo(1);
    assertThat(correlations.tau()).isNaN();
    assertThat(correlations.tauInterval().high()).isNaN();
    assertThat(correlations.tauTop()).isNaN();
  }
}
