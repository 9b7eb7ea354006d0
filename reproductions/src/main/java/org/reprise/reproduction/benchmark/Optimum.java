package org.reprise.reproduction.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Direction;

/**
 * The best architecture of a benchmark by a stated definition: what no method can exceed. Of equal
 * ones the first row is meant.
 *
 * @param definition which number is greatest, or least where less is better, over which
 *     architectures
 * @param architecture as its space writes it
 * @param signal what a search sees of it: an accuracy in percent, or another metric
 * @param scores its scores by name; null where the table has none
 */
public record Optimum(
    String definition, String architecture, double signal, Map<String, @Nullable Double> scores) {

  /** Returns a score; NaN where the table has none. */
  public double score(String name) {
    Double score = scores.get(name);
    return score == null ? Double.NaN : score;
  }

  /** Returns the best by a score, over all architectures that can be searched. */
  public static Optimum byScore(TableBenchmark benchmark, String score) {
    return byScore(benchmark, score, architecture -> true, "");
  }

  /** Returns the best by a score within {@code limits}, of which {@code feasible} knows. */
  static Optimum byScore(
      TableBenchmark benchmark, String score, Predicate<Architecture> feasible, String limits) {
    TableBenchmark.Measure measure = benchmark.measure(score);
    return best(benchmark, measure, benchmark.direction(score), score, feasible, limits);
  }

  /** Returns the best by what the search sees, over all architectures that can be searched. */
  public static Optimum bySignal(TableBenchmark benchmark) {
    return bySignal(benchmark, architecture -> true, "");
  }

  /** Returns the best by what the search sees within {@code limits}. */
  static Optimum bySignal(
      TableBenchmark benchmark, Predicate<Architecture> feasible, String limits) {
    Direction direction = benchmark.signalDirection();
    return best(benchmark, benchmark.signal(), direction, "search signal", feasible, limits);
  }

  private static Optimum best(
      TableBenchmark benchmark,
      TableBenchmark.Measure measure,
      Direction direction,
      String what,
      Predicate<Architecture> feasible,
      String limits) {
    double[] values = measure.values();
    int best = -1;
    for (int row = 0; row < values.length; row++) {
      if (benchmark.isSearchable(row)
          && !Double.isNaN(values[row])
          && (best < 0 || direction.isBetter(values[row], values[best]))
          && feasible.test(benchmark.table().architecture(row))) {
        best = row;
      }
    }
    if (best < 0) {
      throw new InvalidInputException(
          "benchmark "
              + benchmark.name()
              + ": no architecture has both what the search sees ("
              + benchmark.signal().formula()
              + ") and the score ("
              + measure.formula()
              + ")"
              + (limits.isEmpty() ? "" : " within " + limits));
    }
    Map<String, @Nullable Double> scores = new LinkedHashMap<>();
    for (Map.Entry<String, TableBenchmark.Measure> score : benchmark.scores().entrySet()) {
      double value = score.getValue().values()[best];
      scores.put(score.getKey(), Double.isNaN(value) ? null : value);
    }
    return new Optimum(
        (direction == Direction.HIGHER ? "greatest " : "least ")
            + what
            + " ("
            + measure.formula()
            + ") of all "
            + benchmark.size()
            + " architectures of the benchmark"
            + (limits.isEmpty() ? "" : " within " + limits),
        benchmark.space().format(benchmark.table().architecture(best)),
        benchmark.signal().values()[best],
        scores);
  }
}
