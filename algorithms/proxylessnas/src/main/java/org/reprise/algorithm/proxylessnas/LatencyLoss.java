package org.reprise.algorithm.proxylessnas;

import java.util.List;

/**
 * How the expected latency enters the loss of the logits (mit-han-lab/proxylessnas, {@code
 * nas_manager.py}). Costs are in units in which the target is 84, the milliseconds of the phone, so
 * that a logarithm means the same whatever the cost is.
 *
 * @param kind mul-log, alpha CE (log E / log T)^beta; or add-linear, CE + lambda (E / T - 1)
 * @param strength beta or lambda
 */
record LatencyLoss(String kind, double strength) {
  static final String MUL_LOG = "mul-log";
  static final String ADD_LINEAR = "add-linear";
  static final List<String> KINDS = List.of(MUL_LOG, ADD_LINEAR);

  private static final double ALPHA = 0.2;
  private static final double TARGET = 84;

  /**
   * Returns the loss.
   *
   * @param crossEntropy on the batch
   * @param ratio the expected cost divided by its target
   */
  double of(double crossEntropy, double ratio) {
    return kind.equals(MUL_LOG)
        ? crossEntropy * factor(ratio)
        : crossEntropy + strength * (ratio - 1);
  }

  /** Returns the derivative of the loss with respect to the cross-entropy. */
  double factor(double ratio) {
    return kind.equals(MUL_LOG) ? ALPHA * Math.pow(logarithm(ratio), strength) : 1;
  }

  /** Returns the derivative of the loss with respect to the ratio. */
  double slope(double crossEntropy, double ratio) {
    return kind.equals(MUL_LOG)
        ? crossEntropy
            * ALPHA
            * strength
            * Math.pow(logarithm(ratio), strength - 1)
            / (ratio * Math.log(TARGET))
        : strength;
  }

  private static double logarithm(double ratio) {
    // A network of almost no cost must not make the power of a negative number.
    return Math.max(1e-3, Math.log(TARGET * ratio) / Math.log(TARGET));
  }
}
