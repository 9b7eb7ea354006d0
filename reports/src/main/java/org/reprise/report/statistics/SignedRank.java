package org.reprise.report.statistics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.stat.ranking.NaNStrategy;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/**
 * Wilcoxon's signed-rank test of paired samples, two-sided (Wilcoxon 1945). Pairs without a
 * difference are left out, as Wilcoxon did; ties share their mean rank. Up to {@value #EXACT}
 * remaining pairs the p-value is exact, ties or not (the sums of all sign assignments are counted);
 * beyond, it is the normal approximation with the correction for ties and for continuity.
 *
 * <p>The library's test of this name counts no exact distribution under ties and keeps the zeros,
 * which paired runs on a table have in plenty.
 *
 * @param n pairs with a difference
 * @param positive sum of the ranks where the first sample is greater
 * @param negative sum of the ranks where the second is
 * @param pValue two-sided; 1 if no pair differs, NaN for a NaN among the differences
 */
public record SignedRank(int n, double positive, double negative, double pValue) {
  static final int EXACT = 50;

  /**
   * Compares {@code x[i]} with {@code y[i]}.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public static SignedRank of(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "paired samples of " + x.length + " and " + y.length + " values");
    }
    double[] differences = new double[x.length];
    int n = 0;
    for (int i = 0; i < x.length; i++) {
      double difference = x[i] - y[i];
      if (Double.isNaN(difference)) {
        return new SignedRank(x.length, Double.NaN, Double.NaN, Double.NaN);
      }
      if (difference != 0) {
        differences[n++] = difference;
      }
    }
    if (n == 0) {
      return new SignedRank(0, 0, 0, 1);
    }
    double[] magnitudes = new double[n];
    for (int i = 0; i < n; i++) {
      magnitudes[i] = Math.abs(differences[i]);
    }
    double[] ranks =
        new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).rank(magnitudes);
    double positive = 0;
    double negative = 0;
    for (int i = 0; i < n; i++) {
      if (differences[i] > 0) {
        positive += ranks[i];
      } else {
        negative += ranks[i];
      }
    }
    double lesser = Math.min(positive, negative);
    double p = n <= EXACT ? exact(ranks, lesser) : approximate(ranks, lesser);
    return new SignedRank(n, positive, negative, Math.min(1, p));
  }

  /** Share of the 2^n sign assignments with a rank sum of at most {@code lesser}, doubled. */
  private static double exact(double[] ranks, double lesser) {
    // Mean ranks are multiples of one half: their doubles index the sums.
    int total = ranks.length * (ranks.length + 1);
    double[] share = new double[total + 1];
    share[0] = 1;
    for (double rank : ranks) {
      int step = (int) Math.rint(2 * rank);
      for (int sum = total; sum >= 0; sum--) {
        share[sum] = 0.5 * share[sum] + (sum >= step ? 0.5 * share[sum - step] : 0);
      }
    }
    double tail = 0;
    for (int sum = 0; sum <= (int) Math.rint(2 * lesser); sum++) {
      tail += share[sum];
    }
    return 2 * tail;
  }

  private static double approximate(double[] ranks, double lesser) {
    double n = ranks.length;
    double variance = n * (n + 1) * (2 * n + 1) / 24 - tieCorrection(ranks) / 48;
    double z = (lesser + 0.5 - n * (n + 1) / 4) / Math.sqrt(variance);
    return 2 * new NormalDistribution().cumulativeProbability(Math.min(0, z));
  }

  /** Sum of t³ - t over the groups of t equal ranks. */
  private static double tieCorrection(double[] ranks) {
    double[] sorted = ranks.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (int from = 0; from < sorted.length; ) {
      int to = from;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      double t = to - from;
      sum += t * t * t - t;
      from = to;
    }
    return sum;
  }
}
