package org.reprise.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrainingComputeTest {
  @Test
  void aTrainingPassCostsThreeForwardPassesAndAnEvaluationOne() {
    TrainingCompute compute = new TrainingCompute();
    compute.trained(1_000, 32);
    compute.evaluated(1_000, 10);
    assertThat(compute.multiplyAdds()).isEqualTo(3 * 1_000 * 32 + 1_000 * 10);
  }

  @Test
  void sumsBeyondTheRangeOfIntegersAreExact() {
    // ResNet-50's 4.1e9 multiply-adds, 90 epochs of ImageNet.
    assertThat(TrainingCompute.training(4_089_184_256L, 90L * 1_281_167))
        .isEqualTo(3.0 * 4_089_184_256L * (90L * 1_281_167));
  }
}
