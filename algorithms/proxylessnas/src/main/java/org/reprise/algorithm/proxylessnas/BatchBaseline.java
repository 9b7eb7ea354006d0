package org.reprise.algorithm.proxylessnas;

/**
 * The baseline of rewards: it takes .99 of the way to the mean of a batch of rewards before the
 * advantages are formed (mit-han-lab/proxylessnas, {@code nas_manager.py}).
 */
final class BatchBaseline {
  private static final double STEP = 0.99;

  private double baseline = Double.NaN;

  /** Returns the rewards less the baseline, which has moved before. */
  double[] advantages(double[] rewards) {
    double mean = 0;
    for (double r : rewards) {
      mean += r / rewards.length;
    }
    baseline = Double.isNaN(baseline) ? mean : baseline + STEP * (mean - baseline);
    double[] advantages = new double[rewards.length];
    for (int i = 0; i < rewards.length; i++) {
      advantages[i] = rewards[i] - baseline;
    }
    return advantages;
  }
}
