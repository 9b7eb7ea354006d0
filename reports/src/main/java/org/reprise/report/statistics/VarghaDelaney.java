package org.reprise.report.statistics;

import java.util.Arrays;

/** Vargha and Delaney's effect size A12 (Vargha and Delaney 2000). */
public final class VarghaDelaney {
  private VarghaDelaney() {}

  /**
   * The probability that a value of {@code x} is greater than one of {@code y}, ties counted half:
   * 0.5 is no effect. NaN if a sample is empty or holds a NaN.
   */
  public static double a12(double[] x, double[] y) {
    double[] sorted = y.clone();
    Arrays.sort(sorted);
    if (x.length == 0 || y.length == 0 || Double.isNaN(sorted[sorted.length - 1])) {
      return Double.NaN;
    }
    double wins = 0;
    for (double value : x) {
      if (Double.isNaN(value)) {
        return Double.NaN;
      }
      wins += 0.5 * (countBelow(sorted, value, false) + countBelow(sorted, value, true));
    }
    return wins / ((double) x.length * y.length);
  }

  /** How many of the ascending values are less than {@code value}, or at most {@code value}. */
  private static int countBelow(double[] ascending, double value, boolean included) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] < value || (included && ascending[middle] == value)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The authors' words for the size: negligible, small (0.56), medium (0.64), large (0.71). */
  public static String magnitude(double a12) {
    double size = Math.max(a12, 1 - a12);
    if (size >= 0.71) {
      return "large";
    }
    if (size >= 0.64) {
      return "medium";
    }
    return size >= 0.56 ? "small" : "negligible";
  }
}
