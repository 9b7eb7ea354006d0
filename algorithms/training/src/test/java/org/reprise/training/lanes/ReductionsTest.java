package org.reprise.training.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

/** Sums have the bits of a plain loop, in code that has just begun and in compiled code. */
class ReductionsTest {
  private static final int LANES = FloatVector.SPECIES_PREFERRED.length();

  /**
   * The order that {@link Reductions} promises: two rows of lanes, their lanes in turn, the rest.
   */
  private static double plain(float[] x) {
    float[] first = new float[LANES];
    float[] second = new float[LANES];
    int i = 0;
    for (; i <= x.length - 2 * LANES; i += 2 * LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        first[lane] += x[i + lane];
        second[lane] += x[i + LANES + lane];
      }
    }
    float lanes = 0;
    for (int lane = 0; lane < LANES; lane++) {
      lanes += first[lane] + second[lane];
    }
    double sum = lanes;
    for (; i < x.length; i++) {
      sum += x[i];
    }
    return sum;
  }

  @Test
  void aSumKeepsItsBitsAsItsCodeIsCompiled() {
    SplittableRandom random = new SplittableRandom(7);
    float[] x = new float[197];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    double expected = plain(x);
    for (int i = 0; i < 100_000; i++) {
      assertThat(Reductions.sum(x, 0, x.length) == expected).as("call %d", i).isTrue();
    }
  }
}
