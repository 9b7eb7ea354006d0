package org.reprise.reproduction.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.reproduction.benchmark.Optimum;
import org.reprise.reproduction.benchmark.Protocol;
import org.reprise.reproduction.result.BuildInfo;
import org.reprise.reproduction.result.ExperimentFile;
import org.reprise.search.Budget;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.space.InvalidInputException;

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

  /** A budget would never be spent in what evaluations do not cost. */
  private static void requireEnd(Cell cell) {
    boolean timed = cell.benchmark().seconds().stream().noneMatch(s -> s.formula().isEmpty());
    boolean ends =
        cell.budget().countsEvaluations()
            || (timed && Double.isFinite(cell.budget().seconds()))
            || (!cell.benchmark().compute().isEmpty()
                && Double.isFinite(cell.budget().multiplyAdds()));
    if (!ends) {
      throw new InvalidInputException(
          "table "
              + cell.benchmark().table().name()
              + " does not say what an evaluation costs in that unit, so a budget of "
              + cell.budget()
              + " never ends; give a number of evaluations");
    }
  }

  /** One method on one benchmark. */
  public record Cell(Benchmark benchmark, Budget budget, Method method) {}

  /**
   * The experiment of all {@code methods} on all {@code benchmarks}.
   *
   * @param methods as {@link Method#parse} reads them; parameters that they leave open are the
   *     protocol's, then the method's defaults
   * @param budget for every benchmark; null for each protocol's own
   * @throws InvalidInputException if a method or parameter is not accepted, or a method cannot
   *     search a benchmark
   */
  public static Experiment of(
      List<Benchmark> benchmarks, List<String> methods, Budget budget, int seeds, long masterSeed) {
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

  /** How many runs there are. */
  public int runs() {
    return cells.size() * seeds;
  }

  /** The cell of a run. */
  public Cell cell(int run) {
    return cells.get(run / seeds);
  }

  /** The index of a run's seed. */
  public int seed(int run) {
    return run % seeds;
  }

  /**
   * The random streams of a run: master seed, protocol, label of the method, seed. The name of the
   * table does not enter, so that the same table gives the same runs under any name.
   */
  public RandomStreams streams(int run) {
    Cell cell = cell(run);
    return RandomStreams.of(masterSeed)
        .child(cell.benchmark().protocol().name())
        .child(cell.method().label())
        .child(seed(run));
  }

  /** What determines the results, for {@code experiment.json}. */
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
        byBenchmark.values().stream().map(Experiment::entry).toList());
  }

  private static ExperimentFile.BenchmarkEntry entry(List<Cell> cells) {
    Benchmark benchmark = cells.get(0).benchmark();
    Protocol protocol = benchmark.protocol();
    List<ExperimentFile.Signal> signals = new ArrayList<>();
    for (int f = 0; f < protocol.fidelities().size(); f++) {
      signals.add(
          new ExperimentFile.Signal(
              protocol.fidelities().get(f).epochs(),
              benchmark.signals().get(f).formula(),
              benchmark.seconds().get(f).formula(),
              benchmark.compute().isEmpty() ? 0 : protocol.fidelities().get(f).examples()));
    }
    Map<String, String> scores = new LinkedHashMap<>();
    Map<String, Optimum> optima = new LinkedHashMap<>();
    benchmark
        .scores()
        .forEach(
            (name, measure) -> {
              scores.put(name, measure.formula());
              optima.put(name, Optimum.byScore(benchmark, name));
            });
    return new ExperimentFile.BenchmarkEntry(
        benchmark.name(),
        benchmark.table().name(),
        benchmark.table().info().sha256(),
        benchmark.space().name(),
        benchmark.size(),
        protocol.name(),
        protocol.source(),
        signals,
        scores,
        cells.get(0).budget().toString(),
        protocol.selectsOnTest(),
        protocol.deviations(),
        optima,
        Optimum.bySignal(benchmark),
        cells.stream().map(cell -> entry(cell.method())).toList());
  }

  private static ExperimentFile.MethodEntry entry(Method method) {
    return new ExperimentFile.MethodEntry(
        method.label(),
        method.provider().name(),
        method.parameters().asMap(),
        method.provider().paper().citation());
  }
}
