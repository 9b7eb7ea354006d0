package org.reprise.training.supernet;

import org.reprise.space.InvalidInputException;

/**
 * How architectures are scored by inherited weights.
 *
 * @param statistics of batch norms
 * @param images how many validation images, the first
 * @param batch images of a batch, for batch statistics as well
 * @param calibrationBatches training batches for recalibration
 */
public record Scoring(NormStatistics statistics, int images, int batch, int calibrationBatches) {
  public Scoring {
    if (images < 1 || batch < 2 || calibrationBatches < 1) {
      throw new InvalidInputException(
          "scoring takes at least 1 image, batches of at least 2 and 1 calibration batch, not "
              + images
              + ", "
              + batch
              + " and "
              + calibrationBatches);
    }
  }

  /** By batch statistics, in batches of 250. */
  public static Scoring byBatch(int images) {
    return new Scoring(NormStatistics.BATCH, images, 250, 4);
  }
}
