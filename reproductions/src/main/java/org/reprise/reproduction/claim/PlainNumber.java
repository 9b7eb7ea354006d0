package org.reprise.reproduction.claim;

import java.util.Locale;

/** How reports write numbers. */
final class PlainNumber {
  private PlainNumber() {}

  /** Returns a whole number as such, another one to four decimals without trailing zeros. */
  static String text(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    String text = String.format(Locale.ROOT, "%.4f", value);
    if (Double.parseDouble(text) == 0) {
      return String.format(Locale.ROOT, "%.1e", value);
    }
    return text.replaceAll("0+$", "");
  }
}
