package org.reprise.table.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reprise.space.InvalidInputException;

/**
 * What in a file means that there is no value, beyond empty cells: a number such as {@code -1}, a
 * range such as {@code < 0}, {@code >= 100.5} or {@code -9..-1} (in the units of the file), or a
 * text such as {@code failed}.
 */
final class AbsentValues {
  /** Nothing but empty cells. */
  static final AbsentValues NONE = new AbsentValues(List.of());

  private static final String NUMBER = "[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d{1,3})?";
  private static final Pattern COMPARISON = Pattern.compile("(<=?|>=?)\\s*(" + NUMBER + ")");
  private static final Pattern RANGE = Pattern.compile("(" + NUMBER + ")\\.\\.(" + NUMBER + ")");

  /** One rule; {@code numbers} is null for a text. */
  private record Meaning(String text, @Nullable DoublePredicate numbers, boolean isRange) {
    boolean holds(String cell) {
      DoublePredicate accepted = numbers;
      return accepted == null
          ? text.equals(cell)
          : CellValue.isNumber(cell) && accepted.test(Double.parseDouble(cell));
    }
  }

  private final List<Meaning> rules;

  private AbsentValues(List<Meaning> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * The rules as a person writes them.
   *
   * @throws InvalidInputException if a range is empty or a comparison has no number
   */
  static AbsentValues parse(List<String> texts) {
    return new AbsentValues(texts.stream().map(AbsentValues::meaning).toList());
  }

  private static Meaning meaning(String written) {
    String text = written.strip();
    Matcher comparison = COMPARISON.matcher(text);
    if (comparison.matches()) {
      double bound = Double.parseDouble(comparison.group(2));
      DoublePredicate holds =
          switch (comparison.group(1)) {
            case "<" -> value -> value < bound;
            case "<=" -> value -> value <= bound;
            case ">" -> value -> value > bound;
            default -> value -> value >= bound;
          };
      return new Meaning(text, holds, true);
    }
    Matcher range = RANGE.matcher(text);
    if (range.matches()) {
      double least = Double.parseDouble(range.group(1));
      double greatest = Double.parseDouble(range.group(2));
      if (least > greatest) {
        throw new InvalidInputException("absent: the range '" + text + "' is empty");
      }
      return new Meaning(text, value -> value >= least && value <= greatest, true);
    }
    if (text.matches(NUMBER)) {
      double number = Double.parseDouble(text);
      return new Meaning(text, value -> value == number, false);
    }
    if (text.startsWith("<") || text.startsWith(">")) {
      throw new InvalidInputException(
          "absent: '" + text + "' is no range; written as '< 0', '>= 100.5' or '-9..-1'");
    }
    return new Meaning(text, null, false);
  }

  /** Returns these rules and those of {@code more}. */
  AbsentValues and(AbsentValues more) {
    List<Meaning> all = new ArrayList<>(rules);
    all.addAll(more.rules);
    return new AbsentValues(all);
  }

  /** Returns the numbers and texts alone, which mean the same in every column; a range does not. */
  AbsentValues withoutRanges() {
    return new AbsentValues(rules.stream().filter(rule -> !rule.isRange()).toList());
  }

  /** Returns whether a rule takes {@code cell} for absent. */
  boolean matches(String cell) {
    for (Meaning rule : rules) {
      if (rule.holds(cell)) {
        return true;
      }
    }
    return false;
  }
}
