package org.reprise.search.statistics;

/**
 * The effect size A12 of Vargha and Delaney (2000): the chance that a value of x exceeds one of y,
 * ties counted as half. 0.5 means no difference; the authors call .56 small, .64 medium, .71 large.
 */
public final class VarghaDelaney {
  private VarghaDelaney() {}

  /** A12 of x over y; NaN if either is empty or holds a NaN. */
  public static double a12(double[] x, double[] y) {
    double[] both = new double[x.length + y.length];
    System.arraycopy(x, 0, both, 0, x.length);
    System.arraycopy(y, 0, both, x.length, y.length);
    for (double value : both) {
      if (Double.isNaN(value)) {
        return Double.NaN;
      }
    }
    double[] ranks = Ranks.average(both);
    double rankSum = 0;
    for (int i = 0; i < x.length; i++) {
      rankSum += ranks[i];
    }
    double m = x.length;
    double n = y.length;
    return m == 0 || n == 0 ? Double.NaN : (rankSum / m - (m + 1) / 2) / n;
  }
}
