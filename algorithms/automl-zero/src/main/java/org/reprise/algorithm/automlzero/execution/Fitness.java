package org.reprise.algorithm.automlzero.execution;

/** Mappings from losses and scores to fitness and probability. */
public final class Fitness {
  /** The worst fitness: of a program that was stopped. */
  public static final double WORST = 0;

  private Fitness() {}

  /** Maps a root mean square error in [0, ∞] to (0, 1], 1 being no error. */
  public static double ofRootMeanSquare(double error) {
    if (Double.isNaN(error) || Double.isInfinite(error)) {
      return WORST;
    }
    return 1 - 2 / Math.PI * Math.atan(error);
  }

  /** 1 / (1 + e⁻ˣ). */
  public static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** Returns whether sigmoid(x) &gt; 0.5 in double precision, mostly without the exponential. */
  static boolean isPositive(double x) {
    // From 1e-15 on the rounded sigmoid is above 0.5; up to zero it never is.
    return x >= 1e-15 || (x > 0 && sigmoid(x) > 0.5);
  }
}
