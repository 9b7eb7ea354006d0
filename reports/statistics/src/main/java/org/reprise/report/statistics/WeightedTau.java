package org.reprise.report.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.reprise.search.statistics.Ranks;

/**
 * Kendall's tau-b of items that count more than once, as those of a resample do: the same as {@link
 * org.reprise.search.statistics.RankCorrelation#kendallTauB} of arrays in which each item stands as
 * often as its weight says. The items are sorted once, so that a resample costs O(n log n) without
 * sorting.
 */
final class WeightedTau {
  private final int[] order;
  private final int[] rankX;
  private final int[] rankY;
  private final int ranksY;

  /** Items by both scores; neither holds NaN. */
  WeightedTau(double[] x, double[] y) {
    rankX = Ranks.dense(x);
    rankY = Ranks.dense(y);
    ranksY = Arrays.stream(rankY).max().orElse(-1) + 1;
    order =
        IntStream.range(0, x.length)
            .boxed()
            .sorted(Comparator.comparingInt(i -> rankX[i]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** Tau-b where item i stands {@code weights[i]} times; NaN where one score is constant. */
  double of(int[] weights) {
    long[] below = new long[ranksY + 1];
    long[] inY = new long[ranksY];
    long total = 0;
    long tiedX = 0;
    long concordantLessDiscordant = 0;
    int start = 0;
    while (start < order.length) {
      int end = start;
      long run = 0;
      while (end < order.length && rankX[order[end]] == rankX[order[start]]) {
        int item = order[end++];
        if (weights[item] > 0) {
          long less = sum(below, rankY[item]);
          long more = total - less - inY[rankY[item]];
          concordantLessDiscordant += weights[item] * (less - more);
          run += weights[item];
        }
      }
      for (int i = start; i < end; i++) {
        int item = order[i];
        if (weights[item] > 0) {
          add(below, rankY[item], weights[item]);
          inY[rankY[item]] += weights[item];
        }
      }
      total += run;
      tiedX += run * (run - 1) / 2;
      start = end;
    }
    long tiedY = 0;
    for (long run : inY) {
      tiedY += run * (run - 1) / 2;
    }
    long pairs = total * (total - 1) / 2;
    double tau = concordantLessDiscordant / Math.sqrt((double) (pairs - tiedX) * (pairs - tiedY));
    // The two roots are rounded, so that perfect agreement may come out a hair above 1.
    return Double.isNaN(tau) ? Double.NaN : Math.max(-1, Math.min(1, tau));
  }

  /** Weights of the ranks below {@code rank}, from Fenwick's tree. */
  private static long sum(long[] tree, int rank) {
    long sum = 0;
    for (int i = rank; i > 0; i -= i & -i) {
      sum += tree[i];
    }
    return sum;
  }

  private static void add(long[] tree, int rank, int weight) {
    for (int i = rank + 1; i < tree.length; i += i & -i) {
      tree[i] += weight;
    }
  }
}
