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
    int n = 25_000;
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = random.nextGaussian();
      y[i] = r * x[i] + Math.sqrt(1 - r * r) * random.nextGaussian();
    }
    Correlations correlations = Correlations.of(x, y, 100, new Bootstrap(400, 0.95), random);
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

  @Test
  void architecturesThatShareATrainingAreNoFurtherEvidence() {
    // 200 trainings, each of five architectures with the same values.
    SplittableRandom random = new SplittableRandom(5);
    int trainings = 200;
    double[] x = new double[5 * trainings];
    double[] y = new double[5 * trainings];
    int[] training = new int[5 * trainings];
    for (int t = 0; t < trainings; t++) {
      double a = random.nextGaussian();
      double b = 0.6 * a + 0.8 * random.nextGaussian();
      for (int i = 0; i < 5; i++) {
        x[5 * t + i] = a;
        y[5 * t + i] = b;
        training[5 * t + i] = 1000 + t;
      }
    }
    Bootstrap bootstrap = new Bootstrap(800, 0.95);
    Correlations shared = Correlations.of(x, y, training, 10, bootstrap, new SplittableRandom(1));
    Correlations apart = Correlations.of(x, y, 10, bootstrap, new SplittableRandom(1));
    assertThat(shared.n()).isEqualTo(trainings);
    assertThat(shared.architectures()).isEqualTo(5 * trainings);
    assertThat(apart.n()).isEqualTo(5 * trainings);
    assertThat(shared.tauArchitectures()).isEqualTo(apart.tau());
    // Five times the architectures would make the interval narrower by the root of five.
    double honest = width(shared.tauArchitecturesInterval());
    assertThat(honest).isCloseTo(width(shared.tauInterval()), within(0.15 * honest));
    assertThat(width(apart.tauInterval()))
        .isCloseTo(honest / Math.sqrt(5), within(0.15 * honest / Math.sqrt(5)));
  }

  private static double width(Interval interval) {
    return interval.high() - interval.low();
  }

  @Test
  void precisionAtKIsUndefinedUnlessThereAreMoreThanK() {
    double[] x = {1, 2, 3, 4, 5};
    Bootstrap bootstrap = new Bootstrap(50, 0.95);
    Correlations all = Correlations.of(x, x, 5, bootstrap, new SplittableRandom(1));
    assertThat(all.top()).isEqualTo(5);
    assertThat(all.precisionAtTop()).isNaN();
    assertThat(all.tauTop()).isNaN();
    Correlations most = Correlations.of(x, x, 4, bootstrap, new SplittableRandom(1));
    assertThat(most.precisionAtTop()).isEqualTo(1);
    assertThat(most.tauTop()).isEqualTo(1);
  }
}
