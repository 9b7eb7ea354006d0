package org.reprise.cli.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.reprise.predictor.Shuffle;
import org.reprise.report.correlation.DistinctTrainings;
import org.reprise.report.correlation.SupernetRanking;
import org.reprise.search.Algorithms;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Series;
import org.reprise.table.SupernetSeries;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;
import org.reprise.table.store.TableHome;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.Evaluation;
import org.reprise.training.supernet.ArchitectureScores;
import org.reprise.training.supernet.SupernetMethod;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.tensor.Operations;

/** Trains supernets and ranks the distinct trainings of a table by them. */
final class SupernetRuns {
  private final Table table;
  private final SupernetTask task;
  private final double[] truth;
  private final int[] rows;
  private final int top;
  private final long masterSeed;
  private final Engine engine;
  private final int threads = Runtime.getRuntime().availableProcessors();
  private final Map<Series, double[]> kept = new LinkedHashMap<>();

  /**
   * Rankings of {@code table}.
   *
   * @param truth by row, NaN where there is none
   * @param top k of precision at k
   * @param most architectures at most, drawn at random
   * @param engine trains and scores
   */
  SupernetRuns(Table table, double[] truth, int top, int most, long masterSeed, Engine engine) {
    this.task = task(table.name());
    this.table = table;
    this.truth = truth;
    this.top = top;
    this.masterSeed = masterSeed;
    this.engine = engine;
    int[] first = DistinctTrainings.of(table);
    int[] distinct =
        IntStream.range(0, truth.length)
            .filter(row -> first[row] == row && !Double.isNaN(truth[row]))
            .toArray();
    if (most < distinct.length) {
      Shuffle.shuffle(distinct, RandomStreams.of(masterSeed).stream("ranked by supernets"));
      distinct = Arrays.copyOf(distinct, most);
      Arrays.sort(distinct);
    }
    this.rows = distinct;
  }

  /** Also of tables that another engine trained, such as mobile-fashion-cuda. */
  private static SupernetTask task(String table) {
    return BuiltInBenchmark.all().stream()
        .filter(b -> table.equals(b.name()) || table.startsWith(b.name() + "-"))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "supernets are trained on the networks and images of tables "
                        + BuiltInBenchmark.all().stream()
                            .map(BuiltInBenchmark::name)
                            .collect(Collectors.joining(" and "))
                        + ", not on those of "
                        + table))
        .supernetTask();
  }

  /**
   * The method of {@code text}, checked.
   *
   * @throws InvalidInputException if there is none, or it trains no supernet
   */
  static SupernetMethod parse(String text) {
    if (Method.parse(text).create() instanceof SupernetMethod method) {
      return method;
    }
    throw new InvalidInputException(
        "method "
            + text
            + " trains no supernet; those that do: "
            + Algorithms.all().values().stream()
                .filter(
                    p ->
                        p.create(Hyperparameters.of(p.parameters(), Map.of()))
                            instanceof SupernetMethod)
                .map(p -> p.name())
                .collect(Collectors.joining(", ")));
  }

  /** Trains a supernet and ranks by it. */
  SupernetRanking run(String text, long seed) {
    SupernetMethod method = parse(text);
    Optional<String> unsupported = Method.parse(text).provider().unsupported(table.space());
    if (unsupported.isPresent()) {
      throw new InvalidInputException(
          "method " + text + " cannot rank " + table.name() + ": " + unsupported.get());
    }
    List<Architecture> cells = Arrays.stream(rows).mapToObj(table::architecture).toList();
    double[] spent = new double[1];
    long start = System.nanoTime();
    List<Evaluation> scores;
    RandomStreams streams = RandomStreams.of(masterSeed).child(text).child(seed);
    try (Operations operations = engine.open();
        ArchitectureScores trained =
            method.train(task, operations, streams, cost -> spent[0] += cost.multiplyAdds())) {
      scores = trained.scores(cells, threads, engine::open);
    }
    double seconds = 1e-9 * (System.nanoTime() - start);
    double[] accuracy = scores.stream().mapToDouble(score -> 100 * score.accuracy()).toArray();
    double[] loss = scores.stream().mapToDouble(Evaluation::loss).toArray();
    kept.put(SupernetSeries.accuracy(dataset(), text, seed), accuracy);
    kept.put(SupernetSeries.loss(dataset(), text, seed), loss);
    return SupernetRanking.of(
        text,
        seed,
        accuracy,
        loss,
        Arrays.stream(rows).mapToDouble(row -> truth[row]).toArray(),
        top,
        RandomStreams.of(masterSeed),
        spent[0],
        seconds);
  }

  private String dataset() {
    return task.images().training().name().split(" ", 2)[0];
  }

  /** Keeps all scores so far as a table of their own, which can be joined to the benchmark's. */
  void save(String name) throws IOException {
    TableBuilder scores = Table.builder(name, table.space().whole());
    scores.importer(
        "reprise correlate --supernet"
            + (engine == Engine.preferred() ? "" : " --engine " + engine.text()));
    kept.forEach(
        (series, values) -> {
          for (int i = 0; i < rows.length; i++) {
            scores.put(table.architecture(rows[i]), series, values[i]);
          }
        });
    TableHome.ofUser().save(scores.build(), false);
  }

  /** Names of what {@link #save} keeps. */
  List<String> columns() {
    List<String> names = new ArrayList<>();
    kept.keySet().forEach(series -> names.add(series.toString()));
    return names;
  }
}
