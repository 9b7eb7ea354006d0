package org.reprise.table.csv;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.reprise.space.InvalidInputException;

/** Reads the numbers in the cells of a CSV file. */
final class CellValue {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
  private static final Set<String> NOTHING = Set.of("", "nan", "na", "n/a", "null", "none");
  private static final Pattern INFINITE =
      Pattern.compile("[+-]?inf(inity)?", Pattern.CASE_INSENSITIVE);

  private CellValue() {}

  /** Returns whether {@code text} is a number. */
  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** Returns whether {@code text} says that there is no number. */
  static boolean isNothing(String text) {
    return text.length() <= 4 && NOTHING.contains(text.toLowerCase(Locale.ROOT));
  }

  /**
   * The value of a cell in the unit of the table, NaN if there is none.
   *
   * @param factor what the cell is multiplied by
   * @throws InvalidInputException if {@code text} is no number, or one that the metric cannot have
   */
  static double of(String text, ColumnTarget target, BigDecimal factor, AbsentValues absent) {
    if (isNothing(text) || absent.matches(text)) {
      return Double.NaN;
    }
    if (!isNumber(text)) {
      throw new InvalidInputException("expected a number, found '" + text + "'" + advice(text));
    }
    // Decimal digits are multiplied as such: 0.129306 million are 129,306.
    double scaled =
        factor.equals(BigDecimal.ONE)
            ? Double.parseDouble(text)
            : new BigDecimal(text).multiply(factor).doubleValue();
    if (target.isAccuracy() && (scaled < 0 || scaled > 100)) {
      throw new InvalidInputException(
          "expected an accuracy from 0 to 100 percent, found "
              + plain(scaled)
              + "; if it stands for none, say so by --absent, such as --absent '"
              + (scaled > 100 ? "> " + plain(text, scaled) : "< 0")
              + "', or in a mapping");
    }
    if (target.isNeverNegative() && scaled < 0) {
      throw new InvalidInputException(
          "expected "
              + target.metric()
              + " of at least 0, found "
              + text
              + "; if it stands for none, say so by --absent "
              + text
              + ", or in a mapping");
    }
    if (Double.isInfinite(scaled)) {
      throw new InvalidInputException("expected a number, found '" + text + "', which is infinite");
    }
    return scaled;
  }

  // The bound of 100 percent in the unit of the file.
  private static String plain(String text, double scaled) {
    return Math.abs(Double.parseDouble(text)) < Math.abs(scaled) ? "1" : "100";
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  private static String advice(String text) {
    if (INFINITE.matcher(text).matches()) {
      return "; if it stands for none, say so by --absent " + text + ", or in a mapping";
    }
    if (text.matches("[+-]?\\d+,\\d+")) {
      return "; decimals take a point, not a comma";
    }
    return "";
  }
}
