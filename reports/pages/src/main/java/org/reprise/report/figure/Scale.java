package org.reprise.report.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * Places numbers on an axis, by the rules of {@code axes.js}: a linear axis ends at round numbers,
 * a logarithmic one where it is told to.
 *
 * @param low number at {@code from}
 * @param high number at {@code to}
 * @param from pixel
 * @param to pixel
 * @param base of a logarithmic axis, which labels powers of it; 0 for a linear one
 */
record Scale(double low, double high, double from, double to, int base) {
  /** A linear axis that holds both numbers. */
  static Scale linear(double low, double high, double from, double to) {
    double end = high > low ? high : low + 1;
    double step = step(low, end);
    return new Scale(
        Math.floor(low / step + 1e-9) * step, Math.ceil(end / step - 1e-9) * step, from, to, 0);
  }

  /**
   * A logarithmic axis.
   *
   * @param decades beyond which powers of ten are labelled, and not of two
   */
  static Scale logarithmic(double low, double high, double from, double to, double decades) {
    double end = high > low ? high : low * 10;
    return new Scale(low, end, from, to, Math.log10(end / low) > decades ? 10 : 2);
  }

  /** Returns the pixel of {@code value}; what lies beyond the ends is placed there. */
  double at(double value) {
    double clipped = Math.max(low, Math.min(high, value));
    double share =
        base > 0 ? Math.log(clipped / low) / Math.log(high / low) : (clipped - low) / (high - low);
    return from + share * (to - from);
  }

  /** Returns whether a value lies on the axis. */
  boolean holds(double value) {
    return value >= low && value <= high;
  }

  /** Returns the round numbers along the axis that are labelled. */
  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    if (base > 0) {
      // Of very many decades every other one.
      int every = base == 10 && Math.log10(high / low) > 5 ? 2 : 1;
      int first = (int) Math.ceil(Math.log(low) / Math.log(base) - 1e-9);
      for (int power = first; Math.pow(base, power) <= high * (1 + 1e-9); power++) {
        if (power % every == 0) {
          ticks.add(Math.pow(base, power));
        }
      }
      return ticks;
    }
    double step = step(low, high);
    for (long i = Math.round(low / step); i * step <= high + 1e-9 * step; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /**
   * Returns the distance of ticks: the least of 1, 2, 5, 10, … that leaves six of them or fewer.
   */
  private static double step(double low, double high) {
    double rough = (high - low) / 6;
    double unit = Math.pow(10, Math.floor(Math.log10(rough) + 1e-9));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * unit >= rough * (1 - 1e-9)) {
        return factor * unit;
      }
    }
    return 10 * unit;
  }
}
