package org.reprise.algorithm.reinforce;

/** The exponential moving average of rewards with bias correction: numerator over denominator. */
final class MovingBaseline {
  private final double momentum;
  private double numerator;
  private double denominator;

  MovingBaseline(double momentum) {
    this.momentum = momentum;
  }

  void update(double reward) {
    numerator = momentum * numerator + (1 - momentum) * reward;
    denominator = momentum * denominator + (1 - momentum);
  }

  double value() {
    return numerator / denominator;
  }
}
