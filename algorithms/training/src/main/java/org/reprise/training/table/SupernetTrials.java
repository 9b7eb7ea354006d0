package org.reprise.training.table;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.table.Column;
import org.reprise.table.Query;
import org.reprise.table.Table;
import org.reprise.training.engine.Engine;
import org.reprise.training.supernet.ArchitectureScores;
import org.reprise.training.supernet.Finalists;
import org.reprise.training.supernet.SupernetMethod;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.tensor.Operations;

/**
 * The trials by which targets judge shared weights on the built-in benchmarks: their seeds, the
 * truth that they are held to, and what they are compared with.
 */
public final class SupernetTrials {
  private static final int FIRST_SEED = 11;
  private static final int CANDIDATES = 100;
  private static final String TRUTH = "fashion14/test/accuracy/6/mean";

  private SupernetTrials() {}

  /** Returns the seed of a trial, counted from 0: 11 and up, whatever is tried. */
  public static long seed(int trial) {
    return FIRST_SEED + trial;
  }

  /** Returns the seeds of so many trials in words. */
  public static String seeds(int trials) {
    return "seeds " + seed(0) + " to " + seed(trials - 1);
  }

  /** Returns what the outcome of a trial follows from, its code apart, in words. */
  public static String key(String method, long seed) {
    return method + "; seed " + seed + "; engine " + Engine.preferred().text();
  }

  /** Returns a class of each module that trials of {@code method} follow from. */
  public static Class<?>[] code(String method) {
    return new Class<?>[] {
      Method.parse(method).provider().getClass(),
      SupernetTrials.class,
      Method.class,
      Architecture.class
    };
  }

  /** Returns the benchmark whose networks {@code method}, written with parameters, trains. */
  public static BuiltInBenchmark benchmark(String method) {
    AlgorithmProvider provider = Method.parse(method).provider();
    return BuiltInBenchmark.all().stream()
        .filter(benchmark -> provider.unsupported(benchmark.space()).isEmpty())
        .reduce((first, last) -> last)
        .orElseThrow(
            () -> new IllegalArgumentException(method + " trains the networks of no benchmark"));
  }

  /** Returns the accuracy in percent that a cell of {@code table} has when trained by itself. */
  public static ToDoubleFunction<Architecture> truth(Table table) {
    Column column = table.column(Query.parse(TRUTH));
    return cell -> column.value(table.row(cell));
  }

  /**
   * Returns the best of 100 random cells by the shared weights of {@code method}, written with its
   * parameters: what a search that learns where to look is compared with.
   *
   * @param done trials that need not be made again
   */
  public static Architecture bestOfRandom(String method, long seed, FinishedTrials done) {
    SearchSpace space = BuiltInBenchmark.NB201_FASHION.space();
    String cell =
        done.outcome(
            "best of random cells by " + key(method, seed),
            () -> space.format(bestOfRandom(method, seed)),
            code(method));
    return space.parse(cell);
  }

  private static Architecture bestOfRandom(String method, long seed) {
    RandomStreams streams = RandomStreams.of(seed);
    SupernetTask task = BuiltInBenchmark.task();
    SupernetMethod supernet = (SupernetMethod) Method.parse(method).create();
    try (Operations operations = Engine.preferred().open();
        ArchitectureScores scores = supernet.train(task, operations, streams, cost -> {})) {
      List<Architecture> cells =
          Finalists.candidates(task.graphs().space(), CANDIDATES, streams.stream("candidates"));
      return scores.best(cells, 1).get(0);
    }
  }
}
