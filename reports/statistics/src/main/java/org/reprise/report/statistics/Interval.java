package org.reprise.report.statistics;

/**
 * A confidence interval.
 *
 * @param low lower end
 * @param high upper end
 * @param level confidence, such as 0.95
 */
public record Interval(double low, double high, double level) {
  /** Returns the interval of an undefined figure. */
  public static Interval undefined(double level) {
    return new Interval(Double.NaN, Double.NaN, level);
  }

  /** Returns whether {@code value} lies in it, ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
