package org.reprise.table;

import java.nio.DoubleBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;

/**
 * Measured values of the architectures of a space: one row for each architecture, one column for
 * each {@link Series}, absent values kept as such. Immutable, safe to use from many threads.
 *
 * <p>Rows stand in the official order of the space where it has one (NAS-Bench-201), else by
 * canonical key. Searches resolve a {@link Query} to a {@link Column} once and then read it by row;
 * {@link #query} is for single questions.
 */
public final class Table {
  private final String name;
  private final SearchSpace space;
  private final RowIndex index;
  private final TreeMap<Series, Supplier<StoredColumn>> columns;
  private final TreeMap<Series, Supplier<StoredColumn>> beside;
  private final TableInfo info;

  /**
   * A table over stored columns, for those who store tables; others use {@link #builder}. A column
   * is supplied when it is first read.
   */
  public Table(
      String name,
      SearchSpace space,
      RowIndex index,
      Map<Series, Supplier<StoredColumn>> columns,
      TableInfo info) {
    this(name, space, index, columns, Map.of(), info);
  }

  private Table(
      String name,
      SearchSpace space,
      RowIndex index,
      Map<Series, Supplier<StoredColumn>> columns,
      Map<Series, Supplier<StoredColumn>> beside,
      TableInfo info) {
    this.name = name;
    this.space = space;
    this.index = index;
    this.columns = new TreeMap<>(columns);
    this.beside = new TreeMap<>(beside);
    this.info = info;
  }

  /** Starts a table in memory. */
  public static TableBuilder builder(String name, SearchSpace space) {
    return new TableBuilder(name, space);
  }

  /** Returns what the table is called here; not part of its content. */
  public String name() {
    return name;
  }

  /** Returns the same table under another name. */
  public Table named(String newName) {
    return new Table(newName, space, index, columns, beside, info);
  }

  /**
   * The same table with columns beside its own, such as scores that were computed of its
   * architectures later. They answer queries, but are no part of its content: not of its SHA-256,
   * and not of the file that it is saved to. A column of its own comes before one of the same
   * series.
   */
  public Table beside(Map<Series, Supplier<StoredColumn>> more) {
    Map<Series, Supplier<StoredColumn>> all = new TreeMap<>(more);
    all.putAll(beside);
    all.keySet().removeAll(columns.keySet());
    return new Table(name, space, index, columns, all, info);
  }

  /** Returns the space of its architectures, of which it may have only some. */
  public SearchSpace space() {
    return space;
  }

  /** Returns where it comes from and its SHA-256. */
  public TableInfo info() {
    return info;
  }

  /** Returns which way {@code metric} gets better: as the table says, else as its name suggests. */
  public Direction direction(String metric) {
    return info.directions().getOrDefault(metric, Direction.usual(metric));
  }

  /** Returns how many architectures it has. */
  public int rows() {
    return index.rows();
  }

  /**
   * The row of {@code architecture}, -1 if the table has none. It must be one of the space: see
   * {@link SearchSpace#defect}.
   */
  public int row(Architecture architecture) {
    return index.row(space.key(architecture));
  }

  /** Returns the canonical key of {@code row}. */
  public long key(int row) {
    return index.key(row);
  }

  /** Returns the architecture of {@code row}. */
  public Architecture architecture(int row) {
    return space.fromKey(index.key(row));
  }

  /** Returns the row index, for those who store tables. */
  public RowIndex index() {
    return index;
  }

  /**
   * The SHA-256 of the content, computed anew from every value; {@link TableInfo#sha256} is what it
   * was when the table was made.
   */
  public String contentSha256() {
    return ContentHash.of(this);
  }

  /**
   * Returns the same table with the columns of another one beside its own, matched by architecture.
   *
   * @throws InvalidInputException if they are of different spaces
   */
  public Table beside(Table other) {
    if (!other.space.name().equals(space.name())) {
      throw new InvalidInputException(
          "table " + other.name + " is of " + other.space.name() + ", not of " + space.name());
    }
    Map<Series, Supplier<StoredColumn>> more = new TreeMap<>();
    for (Series series : other.series()) {
      more.put(
          series,
          () -> {
            StoredColumn column = other.column(series);
            double[] values = new double[rows()];
            for (int row = 0; row < values.length; row++) {
              int theirs = other.index.row(index.key(row));
              values[row] = theirs < 0 ? Double.NaN : column.value(theirs);
            }
            return StoredColumn.of(DoubleBuffer.wrap(values));
          });
    }
    return beside(more);
  }

  /** Returns all series that can be asked for, in their natural order. */
  public List<Series> series() {
    return Stream.concat(columns.keySet().stream(), beside.keySet().stream()).sorted().toList();
  }

  /** Returns the series of its content, those beside it left out, in their natural order. */
  public List<Series> ownSeries() {
    return List.copyOf(columns.keySet());
  }

  /** Returns whether it has a column of {@code series}. */
  public boolean has(Series series) {
    return columns.containsKey(series) || beside.containsKey(series);
  }

  /**
   * One stored column.
   *
   * @throws InvalidInputException if there is none, or the file that holds it is damaged
   */
  public StoredColumn column(Series series) {
    Supplier<StoredColumn> column = columns.getOrDefault(series, beside.get(series));
    if (column == null) {
      throw new InvalidInputException(
          "table " + name + " has no column " + series + "; there are: " + join(series()));
    }
    return column.get();
  }

  /**
   * What {@code query} asks for, for every row.
   *
   * @throws InvalidInputException if the table has nothing of the kind; the message lists what
   *     there is
   */
  public Column column(Query query) {
    Column column = new QueryResolver(this).resolve(query);
    return column instanceof MeanColumn mean ? mean.computed() : column;
  }

  /**
   * The answer to {@code query} for one architecture.
   *
   * @throws InvalidInputException if the table has nothing of the kind for any architecture, or the
   *     query wants a random seed
   */
  public Answer query(Architecture architecture, Query query) {
    if (query.seed() instanceof SeedChoice.Random) {
      throw new InvalidInputException("a random seed needs a generator to draw it with");
    }
    return answer(architecture, query, null);
  }

  /** As {@link #query(Architecture, Query)}; a random seed is drawn from {@code random}. */
  public Answer query(Architecture architecture, Query query, RandomGenerator random) {
    return answer(architecture, query, random);
  }

  private Answer answer(Architecture architecture, Query query, @Nullable RandomGenerator random) {
    Column column = new QueryResolver(this).resolve(query);
    int row = row(architecture);
    if (row < 0) {
      return new Answer.Absent(
          "table " + name + " has no architecture " + space.format(architecture));
    }
    double value = random == null ? column.value(row) : column.value(row, random);
    if (Double.isNaN(value)) {
      return new Answer.Absent(
          "table " + name + " has no value " + query + " for " + space.format(architecture));
    }
    return new Answer.Value(value, query.seed() instanceof SeedChoice.Mean ? column.seeds(row) : 1);
  }

  private static String join(Collection<Series> series) {
    return series.stream().map(Series::toString).collect(Collectors.joining(", "));
  }
}
