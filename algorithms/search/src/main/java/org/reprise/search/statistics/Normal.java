package org.reprise.search.statistics;

/** The standard normal distribution. */
public final class Normal {
  private static final int TERMS = 200;

  private Normal() {}

  /**
   * P(Z &lt; z), to about 1e-14 relative: by the series of the integral around 0 where |z| is
   * small, else by Laplace's continued fraction of the tail (Abramowitz and Stegun 26.2.11 and
   * 26.2.14).
   */
  public static double below(double z) {
    if (Double.isNaN(z)) {
      return Double.NaN;
    }
    if (Math.abs(z) > 38.5) {
      return z > 0 ? 1.0 : 0.0;
    }
    double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    if (Math.abs(z) < 3) {
      double term = z;
      double sum = z;
      for (int k = 1; k < TERMS; k++) {
        term *= z * z / (2 * k + 1);
        sum += term;
      }
      return 0.5 + density * sum;
    }
    double x = Math.abs(z);
    double fraction = x;
    for (int k = TERMS; k >= 1; k--) {
      fraction = x + k / fraction;
    }
    double tail = density / fraction;
    return z > 0 ? 1 - tail : tail;
  }
}
