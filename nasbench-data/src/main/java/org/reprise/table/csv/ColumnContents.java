package org.reprise.table.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one pass over the files says of a column: what its cells are, in which unit, and where. */
final class ColumnContents {
  private static final int NAMED = 3;

  /** A place in a file: {@code line 7: 0.81}. */
  record Cell(String source, long line, String text) {
    String place() {
      return "line " + line;
    }

    @Override
    public String toString() {
      return "line " + line + ": " + text;
    }
  }

  /** How an accuracy looks in one source: as a fraction (at most 1) or as percent. */
  static final class Unit {
    private int fractions;
    private int percents;
    private double greatest;
    private final List<Cell> firstFractions = new ArrayList<>();

    /** Returns whether every value is at most 1. */
    boolean isFraction() {
      return fractions > 0 && percents == 0;
    }

    /** Returns whether values of both kinds are too many to be strays. */
    boolean isContradictory() {
      return percents > 0
          && fractions > 0
          && (2 * fractions >= fractions + percents
              || fractions > Math.max(1, (fractions + percents) / 10));
    }

    int fractions() {
      return fractions;
    }

    int values() {
      return fractions + percents;
    }

    double greatest() {
      return greatest;
    }

    List<Cell> firstFractions() {
      return firstFractions;
    }
  }

  private int numbers;
  private int texts;
  private int minusOnes;
  private @Nullable Cell firstText;
  private boolean counts = true;
  private final Map<CsvMapping.Source, Unit> units = new TreeMap<>();

  /** Takes note of a cell of a row of {@code source}. */
  void add(CsvMapping.Source source, long line, String text, AbsentValues absent) {
    counts = counts && text.equals(String.valueOf(numbers));
    if (CellValue.isNothing(text) || absent.matches(text)) {
      return;
    }
    if (!CellValue.isNumber(text)) {
      texts++;
      firstText = firstText == null ? new Cell(source.file().toString(), line, text) : firstText;
      return;
    }
    numbers++;
    double value = Double.parseDouble(text);
    minusOnes += value == -1 ? 1 : 0;
    if (value > 0) {
      Unit unit = units.computeIfAbsent(source, key -> new Unit());
      unit.greatest = Math.max(unit.greatest, value);
      if (value > 1) {
        unit.percents++;
      } else {
        unit.fractions++;
        if (unit.firstFractions.size() < NAMED) {
          unit.firstFractions.add(new Cell(source.file().toString(), line, text));
        }
      }
    }
  }

  /** Returns whether no cell has anything in it. */
  boolean isEmpty() {
    return numbers + texts == 0;
  }

  /** Returns whether every cell that has something in it is a number. */
  boolean isNumbers() {
    return texts == 0;
  }

  /**
   * Returns whether most cells are numbers and some are not: a damaged column rather than one of
   * text.
   */
  boolean isDamaged() {
    return texts > 0 && numbers >= texts;
  }

  /** Returns the first cell that is no number; there must be one. */
  Cell firstText() {
    return Objects.requireNonNull(firstText, "a column of numbers has no text");
  }

  /** Returns whether the cells count 0, 1, 2 and so on, as the index does that pandas writes. */
  boolean isCount() {
    return counts && numbers > 0;
  }

  /** Returns how many cells are -1, by which many mean that there is no value. */
  int minusOnes() {
    return minusOnes;
  }

  /** Returns how its values look as accuracies, by source. */
  Map<CsvMapping.Source, Unit> units() {
    return units;
  }
}
