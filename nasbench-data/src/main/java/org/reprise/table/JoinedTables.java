package org.reprise.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.user.UserSpace;

/**
 * Makes one table of several of the same space: the columns of all, such as accuracy from one and
 * latency from the other. Where two have the same series, the earlier one's values hold and the
 * later one fills its gaps; the notes count where they differ.
 */
public final class JoinedTables {
  private final List<Table> tables;
  private final boolean all;

  /**
   * Two tables or more, the first with the say.
   *
   * @param all whether to keep architectures that only some of the tables have; else those of all
   * @throws InvalidInputException if there are fewer than two, or they are of different spaces
   */
  public JoinedTables(List<Table> tables, boolean all) {
    this.tables = List.copyOf(tables);
    this.all = all;
    if (tables.size() < 2) {
      throw new InvalidInputException("a join takes at least two tables");
    }
    for (Table table : tables.subList(1, tables.size())) {
      requireSameSpace(tables.get(0), table);
    }
  }

  private static void requireSameSpace(Table first, Table other) {
    SearchSpace a = first.space();
    SearchSpace b = other.space();
    boolean same =
        a.name().equals(b.name())
            && a.decisions().equals(b.decisions())
            && Objects.equals(rules(a), rules(b));
    if (!same) {
      throw new InvalidInputException(
          "tables "
              + first.name()
              + " and "
              + other.name()
              + " cannot be joined: the one is of space "
              + a.name()
              + ", the other of "
              + (a.name().equals(b.name()) ? "another space of that name" : b.name()));
    }
  }

  private static List<String> rules(SearchSpace space) {
    return space instanceof UserSpace described ? described.rules() : List.of();
  }

  /**
   * The joined table.
   *
   * @param version of the program
   * @param date the day, ISO 8601
   * @throws InvalidInputException if no architecture is left, or two tables say of a metric that it
   *     gets better in different ways
   */
  public Table named(String name, String version, String date) {
    SearchSpace space = tables.get(0).space();
    TableBuilder joined =
        Table.builder(name, space).importer("reprise table join").version(version).date(date);
    for (Table table : tables) {
      for (int row = 0; row < table.rows(); row++) {
        Architecture architecture = table.architecture(row);
        if (all || tables.stream().allMatch(other -> other.row(architecture) >= 0)) {
          joined.add(architecture);
        }
      }
    }
    if (joined.rows() == 0) {
      throw new InvalidInputException(
          "tables " + names() + " have no architecture in common; --all keeps those of each");
    }
    Map<Series, double[]> values = new LinkedHashMap<>();
    for (Table table : tables) {
      for (Series series : table.series()) {
        add(table, series, values, joined);
      }
    }
    addProvenance(joined);
    return joined.build();
  }

  private void add(Table table, Series series, Map<Series, double[]> values, TableBuilder joined) {
    StoredColumn column = table.column(series);
    double[] before = values.computeIfAbsent(series, key -> new double[0]);
    double[] merged = new double[joined.rows()];
    Arrays.fill(merged, Double.NaN);
    System.arraycopy(before, 0, merged, 0, before.length);
    int differing = 0;
    for (int row = 0; row < table.rows(); row++) {
      int target = joined.existingRow(table.architecture(row));
      double value = column.value(row);
      if (target < 0 || Double.isNaN(value)) {
        continue;
      }
      if (Double.isNaN(merged[target])) {
        merged[target] = value;
        joined.put(target, series, value);
      } else if (merged[target] != value) {
        differing++;
      }
    }
    values.put(series, merged);
    if (differing > 0) {
      joined.note(
          String.format(
              Locale.ROOT,
              "%s: table %s differs in %,d places from a table before it, whose values are kept",
              series,
              table.name(),
              differing));
    }
  }

  private void addProvenance(TableBuilder joined) {
    for (Table table : tables) {
      joined.source("table " + table.name(), table.info().sha256());
      table.info().sources().forEach(source -> joined.source(source.file(), source.sha256()));
      long kept = 0;
      for (int row = 0; row < table.rows(); row++) {
        kept += joined.existingRow(table.architecture(row)) >= 0 ? 1 : 0;
      }
      joined.note(
          String.format(
              Locale.ROOT,
              "joined: table %s (%s %s, %s), %,d of its %,d architectures, columns %s",
              table.name(),
              table.info().importer(),
              table.info().version(),
              table.info().date().isEmpty() ? "no date" : table.info().date(),
              kept,
              table.rows(),
              String.join(", ", table.series().stream().map(Series::toString).toList())));
      table.info().notes().forEach(note -> joined.note(table.name() + ": " + note));
    }
    directions().forEach(joined::direction);
  }

  private Map<String, Direction> directions() {
    Map<String, Direction> directions = new LinkedHashMap<>();
    for (Table table : tables) {
      table
          .info()
          .directions()
          .forEach(
              (metric, direction) -> {
                Direction other = directions.put(metric, direction);
                if (other != null && other != direction) {
                  throw new InvalidInputException(
                      "tables "
                          + names()
                          + " disagree whether more or less "
                          + metric
                          + " is better");
                }
              });
    }
    return directions;
  }

  private String names() {
    List<String> names = new ArrayList<>();
    tables.forEach(table -> names.add(table.name()));
    return String.join(" and ", names);
  }
}
