package org.reprise.training.standalone;

import java.util.List;

/**
 * What a training came to.
 *
 * @param curve the state after each epoch; shorter than planned if the training diverged
 * @param diverged whether the loss stopped being a number
 * @param testAccuracy share of test images that the final network names rightly; NaN if diverged
 * @param testLoss mean cross-entropy of it; NaN if diverged
 * @param trainSeconds processor seconds of the training thread, validation and test left out
 */
public record TrainingResult(
    List<Epoch> curve,
    boolean diverged,
    double testAccuracy,
    double testLoss,
    double trainSeconds) {
  public TrainingResult {
    curve = List.copyOf(curve);
  }

  /**
   * The state after an epoch.
   *
   * @param trainLoss mean over its steps
   * @param validationLoss mean cross-entropy of the validation images
   * @param validationAccuracy share of them that is named rightly
   */
  public record Epoch(double trainLoss, double validationLoss, double validationAccuracy) {}
}
