package org.reprise.report.leaderboard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.reprise.report.statistics.Interval;

/** How figures are written for people; an undefined one is a dash. */
public final class Figures {
  /** What stands for a figure that is not defined. */
  public static final String NONE = "–";

  private static final MathContext PRECISION = new MathContext(9, RoundingMode.HALF_UP);

  private Figures() {}

  /** With so many digits after the point. */
  public static String fixed(double value, int digits) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    // Of nine significant digits, as the page has them: all forms of a report round alike.
    String text =
        new BigDecimal(value)
            .round(PRECISION)
            .setScale(digits, RoundingMode.HALF_UP)
            .toPlainString();
    return text.matches("-0(\\.0*)?") ? text.substring(1) : text.replace('-', '−');
  }

  /** {@code 93.93 ± 0.40}; of one run, the mean alone. */
  public static String spread(double mean, double deviation) {
    return Double.isNaN(deviation) ? fixed(mean, 2) : fixed(mean, 2) + " ± " + fixed(deviation, 2);
  }

  /** {@code [93.71, 93.99]}; nothing where there is none. */
  public static String interval(Interval interval, int digits) {
    return interval(interval.low(), interval.high(), digits);
  }

  /** {@code [93.71, 93.99]}; nothing where {@code low} is not known. */
  public static String interval(double low, double high, int digits) {
    return Double.isNaN(low) ? "" : "[" + fixed(low, digits) + ", " + fixed(high, digits) + "]";
  }

  /** Returns a p-value: two significant digits, below 0.001 only that. */
  public static String p(double value) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    return value < 0.001 ? "< 0.001" : fixed(value, value < 0.1 ? 3 : 2);
  }

  /** Returns a large count: {@code 1.23e+12}. */
  public static String scientific(double value) {
    return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%.2e", value);
  }

  /** Returns a duration in the unit that suits it. */
  public static String seconds(double seconds) {
    if (Double.isNaN(seconds)) {
      return NONE;
    }
    if (seconds == 0) {
      return "0 s";
    }
    double size = Math.abs(seconds);
    if (size < 1e-3) {
      return significant(seconds * 1e6) + " µs";
    }
    if (size < 1) {
      return significant(seconds * 1e3) + " ms";
    }
    if (size < 600) {
      return significant(seconds) + " s";
    }
    if (size < 7200) {
      return significant(seconds / 60) + " min";
    }
    return size < 48 * 3600
        ? significant(seconds / 3600) + " h"
        : significant(seconds / 86400) + " d";
  }

  /** Three significant digits, no exponent. */
  public static String significant(double value) {
    double size = Math.abs(value);
    return fixed(value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
  }
}
