package org.reprise.table;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.nasbench201.NasBench201;

/** Collects values in any order and makes a {@link Table} of them in memory. */
public final class TableBuilder {
  private final String name;
  private final SearchSpace space;
  private final Map<Long, Integer> rowOfKey = new HashMap<>();
  private final Map<Series, double[]> columns = new HashMap<>();
  private long[] keys = new long[16];

  private final List<TableInfo.Source> sources = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Direction> directions = new HashMap<>();
  private String importer = "memory";
  private String version = "";
  private String date = "";

  TableBuilder(String name, SearchSpace space) {
    if (!space.hasExactKeys()) {
      throw new InvalidInputException(
          "space " + space.name() + " is too large for exact keys, so no table of it can be kept");
    }
    this.name = name;
    this.space = space;
  }

  /** Names what makes the table. */
  public TableBuilder importer(String importerName) {
    importer = importerName;
    return this;
  }

  /** Names the version of what makes the table. */
  public TableBuilder version(String programVersion) {
    version = programVersion;
    return this;
  }

  /** Sets the day, ISO 8601. */
  public TableBuilder date(String day) {
    date = day;
    return this;
  }

  /** Names a file that the table is made of. */
  public TableBuilder source(String file, String sha256) {
    sources.add(new TableInfo.Source(file, sha256));
    return this;
  }

  /** Adds a line that a user of the table should know. */
  public TableBuilder note(String note) {
    notes.add(note);
    return this;
  }

  /** Says which way {@code metric} gets better, where its name does not suggest it. */
  public TableBuilder direction(String metric, Direction direction) {
    directions.put(metric, direction);
    return this;
  }

  /** Returns how many architectures there are so far. */
  public int rows() {
    return rowOfKey.size();
  }

  /**
   * The number of the row of {@code architecture} while the table is being built; a new row has no
   * values yet.
   *
   * @throws InvalidInputException if it is not of the space
   */
  public int row(Architecture architecture) {
    Optional<String> defect = space.defect(architecture);
    if (defect.isPresent()) {
      throw new InvalidInputException(
          "architecture "
              + architecture
              + " is not of space "
              + space.name()
              + ": "
              + defect.get());
    }
    long key = space.key(architecture);
    Integer known = rowOfKey.get(key);
    if (known != null) {
      return known;
    }
    int row = rowOfKey.size();
    if (row == keys.length) {
      keys = Arrays.copyOf(keys, row * 2);
    }
    keys[row] = key;
    rowOfKey.put(key, row);
    return row;
  }

  /** Returns the number of the row of {@code architecture}, -1 if it has none yet. */
  int existingRow(Architecture architecture) {
    return rowOfKey.getOrDefault(space.key(architecture), -1);
  }

  /**
   * Makes sure that {@code architecture} has a row, even if it gets no value.
   *
   * @throws InvalidInputException if it is not of the space
   */
  public TableBuilder add(Architecture architecture) {
    row(architecture);
    return this;
  }

  /**
   * Sets one value; NaN leaves it absent, and a series that is absent everywhere is none of the
   * table's.
   *
   * @throws InvalidInputException if the architecture is not of the space, the value is infinite or
   *     a negative number of seconds, or there is another value in its place already
   */
  public TableBuilder put(Architecture architecture, Series series, double value) {
    return put(row(architecture), series, value);
  }

  /** As {@link #put(Architecture, Series, double)}, by the number that {@link #row} gave. */
  public TableBuilder put(int row, Series series, double value) {
    if (Double.isNaN(value)) {
      return this;
    }
    if (Double.isInfinite(value)) {
      throw new InvalidInputException("value of " + series + " for " + text(row) + " is infinite");
    }
    if (value < 0 && series.metric().endsWith("seconds")) {
      throw new InvalidInputException(
          "value of " + series + " for " + text(row) + " is negative: " + value);
    }
    double[] values = columns.get(series);
    if (values == null) {
      values = absent(keys.length);
      columns.put(series, values);
    } else if (values.length <= row) {
      int old = values.length;
      values = Arrays.copyOf(values, keys.length);
      Arrays.fill(values, old, values.length, Double.NaN);
      columns.put(series, values);
    }
    if (!Double.isNaN(values[row]) && values[row] != value) {
      throw new InvalidInputException(
          "two values of " + series + " for " + text(row) + ": " + values[row] + " and " + value);
    }
    values[row] = value;
    return this;
  }

  private String text(int row) {
    return space.format(space.fromKey(keys[row]));
  }

  private static double[] absent(int length) {
    double[] values = new double[length];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  /** Returns the table of all that was put. */
  public Table build() {
    int[] order = order();
    long[] sortedKeys = Arrays.stream(order).mapToLong(row -> keys[row]).toArray();
    RowIndex index = RowIndex.of(sortedKeys);
    Map<Series, Supplier<StoredColumn>> stored = new TreeMap<>();
    columns.forEach(
        (series, values) -> {
          double[] sorted = new double[order.length];
          for (int row = 0; row < sorted.length; row++) {
            sorted[row] = order[row] < values.length ? values[order[row]] : Double.NaN;
          }
          StoredColumn column = StoredColumn.of(DoubleBuffer.wrap(sorted));
          stored.put(series, () -> column);
        });
    List<String> datasets =
        columns.keySet().stream()
            .map(Series::dataset)
            .filter(dataset -> !dataset.equals(Series.NONE))
            .distinct()
            .sorted()
            .toList();
    String sha256 = new Table(name, space, index, stored, info(datasets, "")).contentSha256();
    return new Table(name, space, index, stored, info(datasets, sha256));
  }

  private TableInfo info(List<String> datasets, String sha256) {
    return new TableInfo(sources, importer, version, date, notes, datasets, directions, sha256);
  }

  private int[] order() {
    long[] rank = Arrays.copyOf(keys, rowOfKey.size());
    if (space instanceof NasBench201 cells) {
      Arrays.setAll(rank, row -> cells.officialIndex(cells.fromKey(keys[row])));
    }
    return IntStream.range(0, rank.length)
        .boxed()
        .sorted((a, b) -> Long.compare(rank[a], rank[b]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
