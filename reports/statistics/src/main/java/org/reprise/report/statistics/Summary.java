package org.reprise.report.statistics;

import java.util.Arrays;

/**
 * What is said of a sample. Values that are NaN are gaps: they are left out and counted.
 *
 * @param n how many values there are, gaps left out
 * @param mean their mean
 * @param median their median
 * @param deviation sample standard deviation (divisor n - 1), NaN for one value
 * @param min least
 * @param lowerQuartile first quartile, linear between order statistics (R's type 7)
 * @param upperQuartile third quartile, likewise
 * @param max greatest
 * @param missing how many gaps
 */
public record Summary(
    int n,
    double mean,
    double median,
    double deviation,
    double min,
    double lowerQuartile,
    double upperQuartile,
    double max,
    int missing) {

  /** Returns the values that are not NaN, in their order. */
  public static double[] known(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
  }

  /** Returns the summary of {@code sample}; of no values, all figures are NaN. */
  public static Summary of(double[] sample) {
    double[] values = known(sample);
    int missing = sample.length - values.length;
    double mean = mean(values);
    if (Double.isNaN(mean)) {
      return new Summary(
          values.length,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          missing);
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Summary(
        sorted.length,
        mean,
        quantile(sorted, 0.5),
        deviation(values),
        sorted[0],
        quantile(sorted, 0.25),
        quantile(sorted, 0.75),
        sorted[sorted.length - 1],
        missing);
  }

  /** Arithmetic mean; NaN of no values. */
  public static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Sample standard deviation (divisor n - 1); NaN of fewer than two values. */
  public static double deviation(double[] values) {
    if (values.length < 2) {
      return Double.NaN;
    }
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / (values.length - 1));
  }

  /** Median; NaN of no values. */
  public static double median(double[] values) {
    return of(values).median();
  }

  /**
   * Returns the quantile of ascending values, linear between order statistics (R's type 7).
   *
   * @param probability from 0 to 1
   */
  public static double quantile(double[] ascending, double probability) {
    double place = probability * (ascending.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, ascending.length - 1);
    double share = place - below;
    return share == 0
        ? ascending[below]
        : ascending[below] + share * (ascending[above] - ascending[below]);
  }
}
