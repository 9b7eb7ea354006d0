package org.reprise.search.statistics;

/** What choosing the best by score of some random items brings. */
public final class BestOfDraws {
  private BestOfDraws() {}

  /**
   * Returns the expected truth of the best by score of {@code draws} different items, exactly: the
   * item of rank i (from 0) is the best of a draw with probability C(N - 1 - i, draws - 1) / C(N,
   * draws). Of equal scores the earlier item counts as better.
   */
  public static double expected(int draws, double[] score, double[] truth) {
    int[] order = Ranks.greatest(score.length, score);
    int count = score.length;
    double probability = (double) draws / count;
    double sum = 0;
    for (int i = 0; i < count && probability > 0; i++) {
      sum += probability * truth[order[i]];
      // C(N - 2 - i, draws - 1) = C(N - 1 - i, draws - 1) (N - i - draws) / (N - 1 - i).
      probability *= Math.max(0, count - i - draws) / Math.max(1.0, count - 1 - i);
    }
    return sum;
  }
}
