package org.reprise.search.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Ranks of numbers, from 1 for the least. */
public final class Ranks {
  private Ranks() {}

  /** Returns the rank of each value; equal values share the mean of the ranks that they occupy. */
  public static double[] average(double[] values) {
    double[] sorted = sorted(values);
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      // Values below it, and values up to it: the ranks below + 1 to upTo are shared.
      int below = lowerBound(sorted, values[i]);
      int upTo = upperBound(sorted, values[i]);
      ranks[i] = (below + 1 + upTo) / 2.0;
    }
    return ranks;
  }

  /**
   * Returns the number of distinct values below each value: 0 for the least, equal for equal
   * values.
   */
  public static int[] dense(double[] values) {
    double[] sorted = sorted(values);
    int distinct = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[distinct - 1]) {
        sorted[distinct++] = sorted[i];
      }
    }
    int[] ranks = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      ranks[i] = Arrays.binarySearch(sorted, 0, distinct, positiveZero(values[i]));
    }
    return ranks;
  }

  /**
   * Returns the places of the {@code k} greatest values, greatest first; of equals the earlier
   * first.
   */
  public static int[] greatest(int k, double[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted((a, b) -> Double.compare(values[b], values[a]))
        .limit(k)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double[] sorted(double[] values) {
    double[] sorted = values.clone();
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = positiveZero(sorted[i]);
    }
    Arrays.sort(sorted);
    return sorted;
  }

  // Sorting puts -0.0 before 0.0, though they are equal numbers.
  private static double positiveZero(double value) {
    return value + 0.0;
  }

  private static int lowerBound(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int upperBound(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
