package org.reprise.table.csv;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.reprise.space.InvalidInputException;

/**
 * Decides whether accuracies whose columns do not say so are fractions or percent, for each data
 * set of each file by itself: one file may have fractions and another percent. What contradicts
 * itself within one is refused; a stray fraction among percents is kept as it stands, and named.
 */
final class UnitEvidence {
  private static final String ADVICE =
      "; say it by a mapping, such as valid_acc: valid/accuracy/0/one * 100 for fractions";

  /** By source, the columns of accuracies with what they look like there. */
  private final Map<CsvMapping.Source, Map<String, ColumnContents.Unit>> sources = new TreeMap<>();

  private final Set<String> columns = new LinkedHashSet<>();

  UnitEvidence(Map<String, ColumnContents> contents, Map<String, ColumnTarget> targets) {
    targets.forEach(
        (name, target) -> {
          if (target.isAccuracy() && !ColumnNames.isSeries(name)) {
            columns.add(name);
            Objects.requireNonNull(contents.get(name), name)
                .units()
                .forEach(
                    (source, unit) ->
                        sources
                            .computeIfAbsent(source, key -> new LinkedHashMap<>())
                            .put(name, unit));
          }
        });
  }

  /**
   * Where accuracies are fractions.
   *
   * @param notes gets a line for each conversion and each stray
   * @throws InvalidInputException if a source contradicts itself
   */
  CsvMapping.Fractions fractions(List<String> notes) {
    Set<CsvMapping.Source> fractions = new LinkedHashSet<>();
    sources.forEach(
        (source, units) -> {
          units.forEach((name, unit) -> requireOneUnit(source, name, unit));
          Map<String, ColumnContents.Unit> inFractions = only(units, true);
          Map<String, ColumnContents.Unit> inPercent = only(units, false);
          if (!inFractions.isEmpty() && !inPercent.isEmpty()) {
            Map.Entry<String, ColumnContents.Unit> fraction =
                inFractions.entrySet().iterator().next();
            Map.Entry<String, ColumnContents.Unit> percent = inPercent.entrySet().iterator().next();
            throw new InvalidInputException(
                source
                    + ": "
                    + fraction.getValue().firstFractions().get(0).place()
                    + ": column "
                    + fraction.getKey()
                    + " looks like fractions (at most "
                    + fraction.getValue().greatest()
                    + "), column "
                    + percent.getKey()
                    + " like percent (up to "
                    + percent.getValue().greatest()
                    + ")"
                    + ADVICE);
          }
          if (!inFractions.isEmpty()) {
            fractions.add(source);
          }
          inPercent.forEach((name, unit) -> nameStrays(source, name, unit, notes));
        });
    if (!fractions.isEmpty()) {
      addNotes(fractions, notes);
    }
    return new CsvMapping.Fractions(columns, fractions);
  }

  private static Map<String, ColumnContents.Unit> only(
      Map<String, ColumnContents.Unit> units, boolean fraction) {
    Map<String, ColumnContents.Unit> some = new LinkedHashMap<>(units);
    some.values().removeIf(unit -> unit.isFraction() != fraction);
    return some;
  }

  private static void requireOneUnit(
      CsvMapping.Source source, String name, ColumnContents.Unit unit) {
    if (unit.isContradictory()) {
      throw new InvalidInputException(
          source
              + ": "
              + unit.firstFractions().get(0).place()
              + ": column "
              + name
              + " mixes fractions and percent: "
              + unit.fractions()
              + " of "
              + unit.values()
              + " values are at most 1, the greatest is "
              + unit.greatest()
              + ADVICE);
    }
  }

  private static void nameStrays(
      CsvMapping.Source source, String name, ColumnContents.Unit unit, List<String> notes) {
    if (unit.fractions() > 0) {
      notes.add(
          "column "
              + name
              + " of "
              + source.label()
              + " is in percent; "
              + unit.fractions()
              + (unit.fractions() == 1 ? " value stands" : " values stand")
              + " out as at most 1 and "
              + (unit.fractions() == 1 ? "is" : "are")
              + " kept as percent: "
              + unit.firstFractions().stream()
                  .map(ColumnContents.Cell::toString)
                  .collect(Collectors.joining(", "))
              + (unit.fractions() > unit.firstFractions().size() ? ", ..." : ""));
    }
  }

  private void addNotes(Set<CsvMapping.Source> fractions, List<String> notes) {
    boolean everywhere = fractions.size() == sources.size();
    for (String name : columns) {
      List<String> where =
          sources.entrySet().stream()
              .filter(entry -> fractions.contains(entry.getKey()))
              .filter(entry -> entry.getValue().containsKey(name))
              .map(entry -> entry.getKey().label())
              .toList();
      if (!where.isEmpty()) {
        notes.add(
            "column "
                + name
                + (everywhere ? "" : " of " + String.join(" and ", where))
                + " is taken as fractions and stored in percent");
      }
    }
  }
}
