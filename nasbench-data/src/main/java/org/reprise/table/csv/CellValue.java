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

  private CellValue() {}

  /** Whether {@code text} is a number or says that there is none. */
  static boolean isValue(String text) {
    return isNothing(text) || NUMBER.matcher(text).matches();
  }

  /** Whether {@code text} says that there is no number. */
  static boolean isNothing(String text) {
    return text.length() <= 4 && NOTHING.contains(text.toLowerCase(Locale.ROOT));
  }

  /**
   * The value of a cell in the unit of the table, NaN if there is none.
   *
   * @throws InvalidInputException if {@code text} is no number, or an accuracy that is none
   */
  static double of(String text, ColumnTarget target, Set<Double> absent) {
    if (isNothing(text)) {
      return Double.NaN;
    }
    if (!NUMBER.matcher(text).matches()) {
      throw new InvalidInputException("expected a number, found '" + text + "'");
    }
    double value = Double.parseDouble(text);
    if (absent.contains(value)) {
      return Double.NaN;
    }
    // Decimal digits are multiplied as such: 0.129306 million are 129,306.
    double scaled =
        target.factor().equals(BigDecimal.ONE)
            ? value
            : new BigDecimal(text).multiply(target.factor()).doubleValue();
    if (target.isAccuracy() && (scaled < 0 || scaled > 100)) {
      throw new InvalidInputException(
          "expected an accuracy from 0 to 100 percent, found "
              + scaled
              + "; absent values are empty cells or named in the mapping");
    }
    if (Double.isInfinite(scaled)) {
      throw new InvalidInputException("expected a number, found '" + text + "', which is infinite");
    }
    return scaled;
  }
}
