package org.reprise.report.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How an axis writes its numbers: three significant digits and no needless zeros. The pages write
 * them by the same rules, in {@code words.js}.
 */
final class TickWords {
  private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);

  private TickWords() {}

  /** Returns a number, in units of thousands, millions and so on where it is large. */
  static String count(double value) {
    double size = Math.abs(value);
    if (size >= 1e15) {
      return plain(value / 1e15) + " P";
    }
    if (size >= 1e12) {
      return plain(value / 1e12) + " T";
    }
    if (size >= 1e9) {
      return plain(value / 1e9) + " G";
    }
    if (size >= 1e6) {
      return plain(value / 1e6) + " M";
    }
    return size >= 1e4 ? plain(value / 1e3) + " k" : plain(value);
  }

  /** Returns a duration in the unit that suits it. */
  static String seconds(double seconds) {
    double size = Math.abs(seconds);
    if (size == 0) {
      return "0 s";
    }
    if (size < 1e-3) {
      return plain(seconds * 1e6) + " µs";
    }
    if (size < 1) {
      return plain(seconds * 1e3) + " ms";
    }
    if (size < 600) {
      return plain(seconds) + " s";
    }
    if (size < 7200) {
      return plain(seconds / 60) + " min";
    }
    return size < 172800 ? plain(seconds / 3600) + " h" : plain(seconds / 86400) + " d";
  }

  private static String plain(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
