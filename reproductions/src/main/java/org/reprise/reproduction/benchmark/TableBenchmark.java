package org.reprise.reproduction.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.Oracle;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.table.Column;
import org.reprise.table.CoveredSpace;
import org.reprise.table.Direction;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;

/**
 * A protocol applied to a table: every column found and copied to an array, so that a search reads
 * memory only. Rows that lack what the search needs are left out of the space. Immutable, shared by
 * all threads.
 */
public final class TableBenchmark implements Benchmark {
  private final Table table;
  private final Protocol protocol;
  private final SearchSpace space;
  private final TableOracle oracle;
  private final List<@Nullable Column> draws;
  private final List<Measure> signals;
  private final List<Measure> seconds;
  private final TableCosts tableCosts;
  private final ArchitectureCosts costs;
  private final TableProxies proxies;
  private final boolean hasMultiplyAdds;
  private final Map<String, Measure> scores;
  private final Direction signalDirection;
  private final Map<String, Direction> directions;
  private final boolean[] searchable;

  /**
   * Numbers of a table under the columns that they come from.
   *
   * @param formula the columns
   * @param values by row, NaN where absent
   */
  public record Measure(String formula, double[] values) {}

  private TableBenchmark(
      Table table,
      Protocol protocol,
      List<Measure> signals,
      List<Measure> seconds,
      Map<String, Measure> scores,
      List<@Nullable Column> draws) {
    this.table = table;
    this.protocol = protocol;
    this.signals = signals;
    this.seconds = seconds;
    this.scores = scores;
    this.draws = draws;
    signalDirection = signalDirection(table, protocol, signals);
    directions = new LinkedHashMap<>();
    scores.forEach(
        (name, score) -> directions.put(name, direction(table, protocol, score.formula())));
    searchable = searchable();
    space = covered();
    requireScore();
    tableCosts = new TableCosts(table, protocol);
    costs = tableCosts.byName();
    proxies = new TableProxies(table, costs, TableCosts.dataset(protocol));
    Optional<Measure> multiplyAdds = multiplyAdds();
    hasMultiplyAdds = multiplyAdds.isPresent();
    oracle =
        new TableOracle(
            space,
            table,
            protocol.fidelities().stream().mapToInt(Protocol.Fidelity::epochs).toArray(),
            signals.stream()
                .map(signal -> oriented(signal.values(), signalDirection))
                .toArray(double[][]::new),
            seconds.stream().map(Measure::values).toArray(double[][]::new),
            multiplyAdds.map(Measure::values).orElse(null),
            protocol.fidelities().stream().mapToLong(Protocol.Fidelity::examples).toArray(),
            searchable,
            costs);
  }

  /** Returns the benchmark of {@code table} by its {@linkplain Protocols#usual usual} protocol. */
  public static TableBenchmark of(Table table) {
    return Protocols.usual(table).on(table);
  }

  static TableBenchmark of(Table table, Protocol protocol) {
    List<Measure> signals = new ArrayList<>();
    List<Measure> seconds = new ArrayList<>();
    List<@Nullable Column> draws = new ArrayList<>();
    for (Protocol.Fidelity fidelity : protocol.fidelities()) {
      Formula signal = Protocol.choose(table, fidelity.accuracy()).orElseThrow();
      if (signal.isRandom()) {
        draws.add(signal.column(table));
        // Which rows have any seed, and what they are on average, is what the harness knows of it.
        Formula mean = Formula.parse(signal.toString().replaceAll("random$", "mean"));
        signals.add(new Measure(signal.toString(), mean.values(table)));
      } else {
        draws.add(null);
        signals.add(new Measure(signal.toString(), signal.values(table)));
      }
      seconds.add(
          Protocol.choose(table, fidelity.seconds())
              .map(cost -> new Measure(cost.toString(), cost.values(table)))
              .orElseGet(() -> new Measure("", new double[table.rows()])));
    }
    Map<String, Measure> scores = new LinkedHashMap<>();
    for (Protocol.Score score : protocol.scores()) {
      Protocol.chooseScore(table, score.accuracy())
          .ifPresent(f -> scores.put(score.name(), new Measure(f.toString(), f.values(table))));
    }
    return new TableBenchmark(table, protocol, signals, seconds, scores, draws);
  }

  private static Direction direction(Table table, Protocol protocol, String formula) {
    return Formula.parse(formula).direction(metric -> protocol.direction(table, metric));
  }

  private static Direction signalDirection(Table table, Protocol protocol, List<Measure> signals) {
    List<Direction> all =
        signals.stream()
            .map(signal -> direction(table, protocol, signal.formula()))
            .distinct()
            .toList();
    if (all.size() > 1) {
      throw new InvalidInputException(
          "protocol "
              + protocol.name()
              + ": of what the search sees at one fidelity more is better, and at another less");
    }
    return all.get(0);
  }

  private static double[] oriented(double[] values, Direction direction) {
    return direction == Direction.HIGHER
        ? values
        : Arrays.stream(values).map(direction::oriented).toArray();
  }

  private boolean[] searchable() {
    boolean[] complete = new boolean[table.rows()];
    for (int row = 0; row < complete.length; row++) {
      complete[row] = true;
      for (int f = 0; f < signals.size(); f++) {
        double accuracy = signals.get(f).values()[row];
        complete[row] &= !Double.isNaN(accuracy) && seconds.get(f).values()[row] >= 0;
      }
    }
    return complete;
  }

  /**
   * Returns what training compute follows from; empty if the protocol or the table does not say it.
   */
  private Optional<Measure> multiplyAdds() {
    if (protocol.fidelities().stream().anyMatch(fidelity -> fidelity.examples() == 0)) {
      return Optional.empty();
    }
    return tableCosts
        .column(ArchitectureCosts.MULTIPLY_ADDS)
        .filter(
            column ->
                IntStream.range(0, searchable.length)
                    .allMatch(row -> !searchable[row] || column.values()[row] >= 0));
  }

  /** Leaves out scores that no architecture has which can be searched. */
  private void requireScore() {
    List<String> formulas = scores.values().stream().map(Measure::formula).toList();
    scores
        .values()
        .removeIf(
            score ->
                IntStream.range(0, searchable.length)
                    .noneMatch(row -> searchable[row] && !Double.isNaN(score.values()[row])));
    if (scores.isEmpty()) {
      throw new InvalidInputException(
          "table "
              + table.name()
              + " has no architecture with both what protocol "
              + protocol.name()
              + " searches by, "
              + signals.stream().map(Measure::formula).toList()
              + ", and what it scores by, "
              + formulas);
    }
  }

  @Override
  public double mostSeconds() {
    return seconds.stream()
        .map(Measure::values)
        .flatMapToDouble(
            costs ->
                IntStream.range(0, costs.length)
                    .filter(row -> searchable[row])
                    .mapToDouble(row -> costs[row]))
        .max()
        .orElse(0);
  }

  private SearchSpace covered() {
    TableBuilder rows = Table.builder(table.name(), table.space());
    int count = 0;
    for (int row = 0; row < searchable.length; row++) {
      count += searchable[row] ? 1 : 0;
    }
    if (count == 0) {
      throw new InvalidInputException(
          "table "
              + table.name()
              + " has no architecture with all that protocol "
              + protocol.name()
              + " needs: "
              + signals.stream().map(Measure::formula).toList());
    }
    if (count == searchable.length) {
      return CoveredSpace.of(table);
    }
    for (int row = 0; row < searchable.length; row++) {
      if (searchable[row]) {
        rows.row(table.architecture(row));
      }
    }
    return CoveredSpace.of(rows.build());
  }

  @Override
  public String ground() {
    return table.name();
  }

  @Override
  public String sha256() {
    return table.info().sha256();
  }

  /** Returns where its numbers come from. */
  public Table table() {
    return table;
  }

  @Override
  public Protocol protocol() {
    return protocol;
  }

  /** Returns the table's space, or the part of it that the table has. */
  @Override
  public SearchSpace space() {
    return space;
  }

  /** Returns how many architectures can be searched. */
  public int size() {
    return space.size().intValueExact();
  }

  /** Returns whether {@code row} of the table can be searched. */
  public boolean isSearchable(int row) {
    return searchable[row];
  }

  /** Returns what the search sees at its usual fidelity. */
  public Measure signal() {
    return signals.get(signals.size() - 1);
  }

  /** Returns what the search sees at each fidelity. */
  public List<Measure> signalMeasures() {
    return List.copyOf(signals);
  }

  @Override
  public List<Signal> signals() {
    List<Signal> all = new ArrayList<>();
    for (int f = 0; f < signals.size(); f++) {
      all.add(
          new Signal(
              protocol.fidelities().get(f).epochs(),
              signals.get(f).formula(),
              seconds.get(f).formula(),
              hasMultiplyAdds ? protocol.fidelities().get(f).examples() : 0));
    }
    return all;
  }

  @Override
  public boolean has(Architecture architecture) {
    int row = table.row(architecture);
    return row >= 0 && searchable[row];
  }

  /** Returns the value of the table, or one of its seeds where the protocol draws one. */
  @Override
  public boolean canSee(Architecture architecture, int epochs, double accuracy) {
    int row = table.row(architecture);
    for (int f = 0; f < signals.size(); f++) {
      if (protocol.fidelities().get(f).epochs() == epochs) {
        if (draws.get(f) == null) {
          return signals.get(f).values()[row] == accuracy;
        }
        Series drawn = Series.parse(signals.get(f).formula());
        return table.series().stream()
            .filter(
                s ->
                    s.dataset().equals(drawn.dataset())
                        && s.split().equals(drawn.split())
                        && s.metric().equals(drawn.metric())
                        && s.epochs() == drawn.epochs())
            .anyMatch(s -> table.column(s).value(row) == accuracy);
      }
    }
    return false;
  }

  @Override
  public ArchitectureCosts costs() {
    return costs;
  }

  /** Of these, those that the table has columns of; of a protocol that names none, the table's. */
  @Override
  public List<String> namedCosts() {
    return protocol.costs().isEmpty()
        ? tableCosts.usual()
        : protocol.costs().stream()
            .map(Protocol.NamedCost::name)
            .filter(name -> tableCosts.column(name).isPresent())
            .toList();
  }

  /** Returns a cost of all rows; empty where the table has no column of it. */
  public Optional<Measure> costColumn(String name) {
    return tableCosts.column(name);
  }

  /**
   * Returns a score of all rows.
   *
   * @throws NullPointerException if there is no such score
   */
  public Measure measure(String score) {
    return Objects.requireNonNull(scores.get(score), score);
  }

  /** Returns the scores of all rows by name, in the protocol's order. */
  public Map<String, Measure> scores() {
    return new LinkedHashMap<>(scores);
  }

  @Override
  public Direction signalDirection() {
    return signalDirection;
  }

  @Override
  public Direction direction(String score) {
    return Objects.requireNonNull(directions.get(score), score);
  }

  @Override
  public boolean seesPercent() {
    return Formula.parse(signal().formula()).metric().equals("accuracy");
  }

  @Override
  public Map<String, String> scoreColumns() {
    Map<String, String> columns = new LinkedHashMap<>();
    scores.forEach((name, measure) -> columns.put(name, measure.formula()));
    return columns;
  }

  @Override
  public Map<String, @Nullable Double> scores(Architecture architecture) {
    int row = table.row(architecture);
    Map<String, @Nullable Double> values = new LinkedHashMap<>();
    scores.forEach(
        (name, measure) -> {
          double value = row < 0 ? Double.NaN : measure.values()[row];
          values.put(name, Double.isNaN(value) ? null : value);
        });
    return values;
  }

  @Override
  public Optional<Optimum> optimumByScore(String score) {
    return Optional.of(Optimum.byScore(this, score));
  }

  @Override
  public Optional<Optimum> optimumBySignal() {
    return Optional.of(Optimum.bySignal(this));
  }

  @Override
  public Oracle oracle(RandomStreams streams) {
    TableOracle own = oracle.with(proxies.of(streams));
    return draws.stream().allMatch(Objects::isNull)
        ? own
        : new RandomSeedOracle(own, draws, signalDirection, streams.stream("seed of the table"));
  }

  @Override
  public boolean hasProxyScores() {
    return !proxies.isEmpty();
  }
}
