package org.reprise.reproduction.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.reproduction.benchmark.Optimum;
import org.reprise.reproduction.benchmark.Protocol;
import org.reprise.reproduction.result.BuildInfo;
import org.reprise.reproduction.result.ExperimentFile;
import org.reprise.search.Budget;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Direction;

/**
 * Methods, benchmarks and seeds: what is to be run. The runs are numbered by benchmark, then
 * method, then seed.
 *
 * @param cells each method on each benchmark, in order
 * @param seeds runs of each cell
 * @param masterSeed from which every run's random streams are derived
 */
public record Experiment(List<Cell> cells, int seeds, long masterSeed) {
  public Experiment {
    cells = List.copyOf(cells);
    if (seeds < 1) {
      throw new InvalidInputException("seeds must be 1 or more, not " + seeds);
    }
    Set<String> names = new HashSet<>();
    for (Cell cell : cells) {
      if (!names.add(cell.benchmark().name() + " " + cell.method().label())) {
        throw new InvalidInputException(
            "method " + cell.method().label() + " is named twice for " + cell.benchmark().name());
      }
      requireEnd(cell);
      requirePercent(cell);
      cell.method()
          .provider()
          .unsupported(cell.benchmark().space())
          .ifPresent(
              reason -> {
                throw new InvalidInputException(
                    "method "
                        + cell.method().label()
                        + " cannot search "
                        + cell.benchmark().space().name()
                        + ": "
                        + reason);
              });
    }
  }

  private static void requirePercent(Cell cell) {
    if (cell.method().provider().needsPercent() && !cell.benchmark().seesPercent()) {
      throw new InvalidInputException(
          "method "
              + cell.method().label()
              + " computes with accuracies in percent, and a search on "
              + cell.benchmark().name()
              + " sees "
              + cell.benchmark().signals().get(0).accuracy());
    }
  }

  /** A budget would never be spent in what evaluations do not cost. */
  private static void requireEnd(Cell cell) {
    boolean free = cell.benchmark().mostSeconds() == 0;
    boolean ends =
        cell.budget().countsEvaluations()
            || (cell.benchmark().hasSeconds() && !free && Double.isFinite(cell.budget().seconds()))
            || (cell.benchmark().hasCompute() && Double.isFinite(cell.budget().multiplyAdds()));
    if (!ends) {
      throw new InvalidInputException(
          cell.benchmark().ground()
              + (free && cell.benchmark().hasSeconds() && Double.isFinite(cell.budget().seconds())
                  ? " says that every evaluation costs 0 s"
                  : " does not say what an evaluation costs in that unit")
              + ", so a budget of "
              + cell.budget()
              + " never ends; give a number of evaluations");
    }
  }

  /** One method on one benchmark. */
  public record Cell(Benchmark benchmark, Budget budget, Method method) {}

  /**
   * Returns the experiment of all {@code methods} on all {@code benchmarks}.
   *
   * @param methods as {@link Method#parse} reads them; parameters that they leave open are the
   *     protocol's, then the method's defaults
   * @param budget for every benchmark; null for each protocol's own
   * @throws InvalidInputException if a method or parameter is not accepted, or a method cannot
   *     search a benchmark
   */
  public static Experiment of(
      List<Benchmark> benchmarks,
      List<String> methods,
      @Nullable Budget budget,
      int seeds,
      long masterSeed) {
    List<Cell> cells = new ArrayList<>();
    for (Benchmark benchmark : benchmarks) {
      for (String method : methods) {
        cells.add(
            new Cell(
                benchmark,
                budget == null ? benchmark.budget() : budget,
                Method.parse(method, benchmark.protocol().methods())));
      }
    }
    return new Experiment(cells, seeds, masterSeed);
  }

  /** Returns how many runs there are. */
  public int runs() {
    return cells.size() * seeds;
  }

  /** Returns the cell of a run. */
  public Cell cell(int run) {
    return cells.get(run / seeds);
  }

  /** Returns the index of a run's seed. */
  public int seed(int run) {
    return run % seeds;
  }

  /**
   * Returns the random streams of a run: master seed, protocol, label of the method, seed. The name
   * of the table does not enter, so that the same table gives the same runs under any name.
   */
  public RandomStreams streams(int run) {
    Cell cell = cell(run);
    return RandomStreams.of(masterSeed)
        .child(cell.benchmark().protocol().name())
        .child(cell.method().label())
        .child(seed(run));
  }

  /** Returns what determines the results, for {@code experiment.json}. */
  public ExperimentFile.Identity identity() {
    Map<String, List<Cell>> byBenchmark = new LinkedHashMap<>();
    for (Cell cell : cells) {
      byBenchmark.computeIfAbsent(cell.benchmark().name(), name -> new ArrayList<>()).add(cell);
    }
    return new ExperimentFile.Identity(
        ExperimentFile.FORMAT,
        BuildInfo.CURRENT.version(),
        BuildInfo.CURRENT.commit(),
        masterSeed,
        seeds,
        byBenchmark.values().stream().map(Experiment::entry).toList(),
        null);
  }

  private static ExperimentFile.BenchmarkEntry entry(List<Cell> cells) {
    Benchmark benchmark = cells.get(0).benchmark();
    Protocol protocol = benchmark.protocol();
    Map<String, Optimum> optima = new LinkedHashMap<>();
    for (String score : benchmark.scoreColumns().keySet()) {
      benchmark.optimumByScore(score).ifPresent(optimum -> optima.put(score, optimum));
    }
    return new ExperimentFile.BenchmarkEntry(
        benchmark.name(),
        benchmark.ground(),
        benchmark.sha256(),
        benchmark.space().name(),
        benchmark.space().size(),
        protocol.name(),
        protocol.source(),
        benchmark.signals(),
        benchmark.scoreColumns(),
        cells.get(0).budget().toString(),
        protocol.selectsOnTest(),
        benchmark.remarks(),
        optima,
        benchmark.optimumBySignal().orElse(null),
        cells.stream().map(cell -> entry(cell.method())).toList(),
        lowerIsBetter(benchmark));
  }

  private static List<String> lowerIsBetter(Benchmark benchmark) {
    Set<String> columns = new LinkedHashSet<>();
    if (benchmark.signalDirection() == Direction.LOWER) {
      benchmark.signals().forEach(signal -> columns.add(signal.accuracy()));
    }
    benchmark
        .scoreColumns()
        .forEach(
            (score, column) -> {
              if (benchmark.direction(score) == Direction.LOWER) {
                columns.add(column);
              }
            });
    return List.copyOf(columns);
  }

  private static ExperimentFile.MethodEntry entry(Method method) {
    return new ExperimentFile.MethodEntry(
        method.label(),
        method.provider().name(),
        method.parameters().asMap(),
        method.provider().paper().citation());
  }
}
