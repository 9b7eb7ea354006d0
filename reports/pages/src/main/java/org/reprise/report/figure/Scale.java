package org.reprise.report.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * Places numbers on an axis.
 *
 * @param low number at {@code from}
 * @param high number at {@code to}
 * @param from pixel
 * @param to pixel
 * @param logarithmic whether equal ratios are equal lengths
 */
record Scale(double low, double high, double from, double to, boolean logarithmic) {
  Scale {
    if (!(high > low)) {
      high = logarithmic ? low * 10 : low + 1;
    }
  }

  /** Returns the pixel of {@code value}; what lies beyond the ends is placed there. */
  double at(double value) {
    double clipped = Math.max(low, Math.min(high, value));
    double share =
        logarithmic
            ? Math.log(clipped / low) / Math.log(high / low)
            : (clipped - low) / (high - low);
    return from + share * (to - from);
  }

  /** Round numbers along the axis: about six, or the powers of ten or two. */
  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    if (logarithmic) {
      double base = high / low > 100 ? 10 : 2;
      int first = (int) Math.ceil(Math.log(low) / Math.log(base) - 1e-9);
      for (int power = first; Math.pow(base, power) <= high * (1 + 1e-9); power++) {
        ticks.add(Math.pow(base, power));
      }
      return ticks;
    }
    double rough = (high - low) / 6;
    double unit = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = unit;
    for (double factor : new double[] {2, 5, 10}) {
      if (step < rough) {
        step = factor * unit;
      }
    }
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }
}
