package org.reprise.report.statistics;

import java.util.Arrays;

/**
 * A step function, such as the regret of a run's incumbent over evaluations: it takes the value
 * {@code y[i]} from {@code x[i]} on, and has no value before {@code x[0]}.
 *
 * @param x ascending
 * @param y the value from there on
 */
public record StepCurve(double[] x, double[] y) {
  public StepCurve {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " places for " + y.length + " values");
    }
    for (int i = 1; i < x.length; i++) {
      if (!(x[i] >= x[i - 1])) {
        throw new IllegalArgumentException("places are not ascending: " + x[i - 1] + ", " + x[i]);
      }
    }
  }

  /** Returns the value at {@code place}; NaN before the first step. */
  public double at(double place) {
    int low = 0;
    int high = x.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (x[middle] <= place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? Double.NaN : y[low - 1];
  }

  /** Returns the last value; NaN if there is no step. */
  public double last() {
    return y.length == 0 ? Double.NaN : y[y.length - 1];
  }

  /**
   * Returns the area under the curve from {@code from} to {@code to}, divided by the width: the
   * mean value over that stretch. NaN if the curve begins later than {@code from}.
   */
  public double meanBetween(double from, double to) {
    double value = at(from);
    if (Double.isNaN(value) || !(to > from)) {
      return Double.NaN;
    }
    double area = 0;
    double place = from;
    for (int i = 0; i < x.length && x[i] < to; i++) {
      if (x[i] > from) {
        area += (x[i] - place) * value;
        place = x[i];
        value = y[i];
      }
    }
    return (area + (to - place) * value) / (to - from);
  }

  /** Returns the first place where the value is at most {@code target}; NaN if it never is. */
  public double firstAtMost(double target) {
    for (int i = 0; i < x.length; i++) {
      if (y[i] <= target) {
        return x[i];
      }
    }
    return Double.NaN;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StepCurve curve
        && Arrays.equals(x, curve.x)
        && Arrays.equals(y, curve.y);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(x) + Arrays.hashCode(y);
  }

  @Override
  public String toString() {
    return x.length == 0
        ? "no steps"
        : x.length + " steps, " + y[0] + " at " + x[0] + " to " + last();
  }
}
