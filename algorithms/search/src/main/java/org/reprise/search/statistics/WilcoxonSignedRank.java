package org.reprise.search.statistics;

import java.util.Arrays;

/**
 * The Wilcoxon signed-rank test (1945) of paired differences against a symmetric distribution
 * around 0. Differences of 0 are left out, equal sizes share their mean rank. Up to {@value
 * #EXACT_UP_TO} differences the p-value is exact, ties included; above, it is the normal
 * approximation with corrections for ties and continuity.
 *
 * @param n differences that are not 0
 * @param positiveRanks W+, the sum of the ranks of the positive differences
 * @param twoSided p-value of "not symmetric around 0"; 1 if n is 0
 * @param less p-value of "shifted below 0"; 1 if n is 0
 * @param greater p-value of "shifted above 0"; 1 if n is 0
 */
public record WilcoxonSignedRank(
    int n, double positiveRanks, double twoSided, double less, double greater) {
  private static final int EXACT_UP_TO = 100;

  /** Returns the test of {@code differences}, none of which may be NaN. */
  public static WilcoxonSignedRank of(double[] differences) {
    double[] present = nonZero(differences);
    int n = present.length;
    double[] sizes = new double[n];
    for (int i = 0; i < n; i++) {
      sizes[i] = Math.abs(present[i]);
    }
    double[] ranks = Ranks.average(sizes);
    double positive = 0;
    for (int i = 0; i < n; i++) {
      positive += present[i] > 0 ? ranks[i] : 0;
    }
    if (n == 0) {
      return new WilcoxonSignedRank(0, 0, 1, 1, 1);
    }
    double less;
    double greater;
    if (n <= EXACT_UP_TO) {
      double[] probability = distribution(ranks);
      int observed = (int) Math.round(2 * positive);
      less = sum(probability, 0, observed);
      greater = sum(probability, observed, probability.length - 1);
    } else {
      double mean = n * (n + 1) / 4.0;
      double variance = 0;
      for (double rank : ranks) {
        variance += rank * rank / 4;
      }
      less = Normal.below((positive - mean + 0.5) / Math.sqrt(variance));
      greater = Normal.below((mean - positive + 0.5) / Math.sqrt(variance));
    }
    double twoSided = Math.min(1.0, 2 * Math.min(less, greater));
    return new WilcoxonSignedRank(n, positive, twoSided, less, greater);
  }

  /** Returns the test of the differences {@code x[i] - y[i]}. */
  public static WilcoxonSignedRank of(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " values against " + y.length);
    }
    double[] differences = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      differences[i] = x[i] - y[i];
    }
    return of(differences);
  }

  private static double[] nonZero(double[] differences) {
    int n = 0;
    double[] present = new double[differences.length];
    for (double difference : differences) {
      if (Double.isNaN(difference)) {
        throw new IllegalArgumentException("a difference is not a number");
      }
      if (difference != 0) {
        present[n++] = difference;
      }
    }
    return Arrays.copyOf(present, n);
  }

  /**
   * P(2 W+ = s) for s = 0.. when each rank counts with probability 1/2; doubled, since shared ranks
   * end in one half.
   */
  private static double[] distribution(double[] ranks) {
    double[] probability = new double[ranks.length * (ranks.length + 1) + 1];
    probability[0] = 1;
    int greatest = 0;
    for (double rank : ranks) {
      int step = (int) Math.round(2 * rank);
      greatest += step;
      for (int s = greatest; s >= 0; s--) {
        probability[s] = (probability[s] + (s >= step ? probability[s - step] : 0)) / 2;
      }
    }
    return probability;
  }

  private static double sum(double[] probability, int from, int to) {
    double sum = 0;
    for (int s = from; s <= to; s++) {
      sum += probability[s];
    }
    return Math.min(1.0, sum);
  }
}
