package org.reprise.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VectorAdamTest {
  @Test
  void theFirstStepIsTheLearningRateWhateverTheGradient() {
    // m/(1-b1) = g and sqrt(v/(1-b2)) = |g|, so the step is lr * sign(g) (Kingma and Ba 2015,
    // section 2.1).
    double[] x = {1, 1, 1};
    new VectorAdam(3, 0.1).step(x, new double[] {5, -0.001, 300});
    assertThat(x).containsExactly(new double[] {0.9, 1.1, 0.9}, within(1e-5));
  }

  @Test
  void twoStepsByHand() {
    double[] x = {0};
    VectorAdam adam = new VectorAdam(1, 0.1, 0.9, 0.999, 0);
    adam.step(x, new double[] {1});
    adam.step(x, new double[] {3});
    // m = .9*.1 + .1*3 = .39, v = .999*.001 + .001*9 = .009999; corrected by .19 and .001999.
    double second = 0.1 * (0.39 / 0.19) / Math.sqrt(0.009999 / 0.001999);
    assertThat(x[0]).isCloseTo(-0.1 - second, within(1e-12));
  }
}
