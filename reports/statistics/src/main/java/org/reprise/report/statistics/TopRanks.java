package org.reprise.report.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.reprise.search.statistics.RankCorrelation;

/**
 * How well a score ranks the best architectures, where a correlation over the whole space says
 * little. Items whose score or truth is NaN must be left out before.
 */
public final class TopRanks {
  private TopRanks() {}

  /**
   * Precision at k: the share of the {@code k} best by score that are among the {@code k} best in
   * truth. Of equal values at the border, those that come first in the arrays count.
   */
  public static double precisionAt(int k, double[] score, double[] truth) {
    if (k < 1 || k > score.length || score.length != truth.length) {
      return Double.NaN;
    }
    boolean[] best = new boolean[truth.length];
    for (int i : top(k, truth)) {
      best[i] = true;
    }
    int hits = 0;
    for (int i : top(k, score)) {
      hits += best[i] ? 1 : 0;
    }
    return hits / (double) k;
  }

  /** Kendall's tau-b among the {@code k} best in truth. */
  public static double tauInTop(int k, double[] score, double[] truth) {
    if (k < 2 || k > score.length) {
      return Double.NaN;
    }
    int[] top = top(k, truth);
    return RankCorrelation.kendallTauB(pick(score, top), pick(truth, top));
  }

  /**
   * Sparse Kendall tau: accuracies that agree to 0.1 percentage points count as equal (Yu et al.,
   * "Evaluating the Search Phase of Neural Architecture Search", ICLR 2020).
   *
   * @param score in percent, as the truth
   */
  public static double sparseTau(double[] score, double[] truth) {
    return RankCorrelation.kendallTauB(rounded(score), rounded(truth));
  }

  private static double[] rounded(double[] values) {
    return Arrays.stream(values).map(value -> Math.rint(value * 10) / 10).toArray();
  }

  /** Returns the places of the {@code k} greatest values, greatest first. */
  static int[] top(int k, double[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted((a, b) -> Double.compare(values[b], values[a]))
        .limit(k)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double[] pick(double[] values, int[] places) {
    return Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
  }
}
