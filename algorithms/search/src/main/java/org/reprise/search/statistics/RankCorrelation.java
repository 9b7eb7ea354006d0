package org.reprise.search.statistics;

import java.util.Arrays;

/**
 * How alike two scorings of the same items rank them, from -1 (reversed) to 1 (the same order). The
 * result is NaN where it is not defined: fewer than two items, a scoring that is constant, or a
 * score that is NaN.
 */
public final class RankCorrelation {
  private RankCorrelation() {}

  /**
   * Kendall's tau-b (Kendall 1945): (concordant - discordant) / sqrt((n0 - n1)(n0 - n2)), n0 the
   * number of pairs, n1 and n2 those tied in x and in y. By Knight's algorithm (1966) in O(n log
   * n): sorted by x, the discordant pairs are the exchanges that sorting by y needs.
   */
  public static double kendallTauB(double[] x, double[] y) {
    if (!defined(x, y)) {
      return Double.NaN;
    }
    int n = x.length;
    int[] rankX = Ranks.dense(x);
    int[] rankY = Ranks.dense(y);
    long[] items = new long[n];
    for (int i = 0; i < n; i++) {
      items[i] = ((long) rankX[i] << 32) | rankY[i];
    }
    Arrays.sort(items);
    long pairs = (long) n * (n - 1) / 2;
    long tiedInX = tiedPairs(rankX);
    long tiedInY = tiedPairs(rankY);
    long tiedInBoth = tiedRuns(items);
    int[] second = new int[n];
    for (int i = 0; i < n; i++) {
      second[i] = (int) items[i];
    }
    long discordant = exchanges(second, new int[n], 0, n);
    long difference = pairs - tiedInX - tiedInY + tiedInBoth - 2 * discordant;
    return clipped(difference / Math.sqrt((double) (pairs - tiedInX) * (pairs - tiedInY)));
  }

  /** Spearman's rho: Pearson's correlation of the average ranks. */
  public static double spearman(double[] x, double[] y) {
    return defined(x, y) ? pearson(Ranks.average(x), Ranks.average(y)) : Double.NaN;
  }

  /** Pearson's correlation of the scores themselves. */
  public static double pearson(double[] x, double[] y) {
    if (!defined(x, y)) {
      return Double.NaN;
    }
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      double dx = x[i] - meanX;
      double dy = y[i] - meanY;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
    // Equal sums need no roots, whose rounding would show as less than perfect agreement.
    return clipped(xy / (xx == yy ? xx : Math.sqrt(xx) * Math.sqrt(yy)));
  }

  /** The roots are rounded, so that perfect agreement may come out a hair above 1. */
  private static double clipped(double correlation) {
    return Double.isNaN(correlation) ? Double.NaN : Math.max(-1, Math.min(1, correlation));
  }

  private static boolean defined(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " scores against " + y.length);
    }
    return varies(x) && varies(y);
  }

  private static boolean varies(double[] values) {
    boolean varies = false;
    for (double value : values) {
      if (Double.isNaN(value)) {
        return false;
      }
      varies |= value != values[0];
    }
    return varies;
  }

  /** Pairs of equal ranks, which are dense: below their number. */
  private static long tiedPairs(int[] ranks) {
    int[] seen = new int[ranks.length];
    long tied = 0;
    for (int rank : ranks) {
      tied += seen[rank]++;
    }
    return tied;
  }

  private static long tiedRuns(long[] sorted) {
    long tied = 0;
    int start = 0;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length || sorted[i] != sorted[start]) {
        long run = (long) i - start;
        tied += run * (run - 1) / 2;
        start = i;
      }
    }
    return tied;
  }

  /** Sorts {@code values[from, to)} by merging and counts the pairs that stood in wrong order. */
  private static long exchanges(int[] values, int[] buffer, int from, int to) {
    if (to - from < 2) {
      return 0;
    }
    int middle = (from + to) >>> 1;
    long count = exchanges(values, buffer, from, middle) + exchanges(values, buffer, middle, to);
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      if (right == to || (left < middle && values[left] <= values[right])) {
        buffer[i] = values[left++];
      } else {
        buffer[i] = values[right++];
        count += middle - left;
      }
    }
    System.arraycopy(buffer, from, values, from, to - from);
    return count;
  }
}
