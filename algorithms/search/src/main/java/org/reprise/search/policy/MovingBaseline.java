package org.reprise.search.policy;

/** The exponential moving average of rewards with bias correction: numerator over denominator. */
public final class MovingBaseline {
  private final double momentum;
  private double numerator;
  private double denominator;

  /** An average that keeps the part {@code momentum} of what it was at each reward. */
  public MovingBaseline(double momentum) {
    this.momentum = momentum;
  }

  /** Takes a reward into the average. */
  public void update(double reward) {
    numerator = momentum * numerator + (1 - momentum) * reward;
    denominator = momentum * denominator + (1 - momentum);
  }

  /** Returns the average of the rewards so far; NaN before the first. */
  public double value() {
    return numerator / denominator;
  }
}
