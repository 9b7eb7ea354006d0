package org.reprise.training.network;

/**
 * What a network does with statistics and with what it drops: training or one of the ways to
 * evaluate. Whether gradients are kept is the tape's matter alone.
 */
public enum Mode {
  /** Batch norms use the batch's statistics, running ones follow; numbers are dropped. */
  TRAINING,
  /** Batch norms use running statistics; nothing is dropped. */
  EVALUATION,
  /** Batch norms use the batch's statistics and remember nothing; nothing is dropped. */
  BATCH_STATISTICS,
  /**
   * Batch norms use the batch's statistics, of which running ones become the mean over all batches
   * since {@link org.reprise.training.autograd.RunningStatistics#forget}; nothing is dropped.
   */
  CALIBRATION
}
