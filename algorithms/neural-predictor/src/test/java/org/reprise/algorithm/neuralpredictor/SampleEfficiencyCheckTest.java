package org.reprise.algorithm.neuralpredictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SampleEfficiencyCheckTest {
  /** All subsets of a few values, one by one. */
  @Test
  void theExpectedBestIsTheMeanOverAllSubsets() {
    double[] ascending = {1, 2, 2, 5, 9, 10};
    for (int m = 1; m <= ascending.length; m++) {
      double sum = 0;
      int subsets = 0;
      for (int mask = 0; mask < 1 << ascending.length; mask++) {
        if (Integer.bitCount(mask) == m) {
          sum += ascending[31 - Integer.numberOfLeadingZeros(mask)];
          subsets++;
        }
      }
      assertThat(SampleEfficiencyCheck.expectedBest(ascending, m))
          .isCloseTo(sum / subsets, within(1e-12));
    }
  }
}
