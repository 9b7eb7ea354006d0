package org.reprise.report.landscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.reprise.report.correlation.DistinctTrainings;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.search.statistics.BestOfDraws;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Column;
import org.reprise.table.Direction;
import org.reprise.table.Query;
import org.reprise.table.SeedChoice;

/**
 * What choosing by a column brings: the expected score of the best by it of n random architectures,
 * exactly. A column that keeps from bad architectures and cannot tell good ones apart rises at
 * first and falls for large n. Architectures that share a training count once.
 *
 * @param draws the numbers n
 * @param byScore expected score of the best by the score itself
 * @param curves of the columns
 */
public record ColumnSelection(int[] draws, double[] byScore, List<Curve> curves) {
  private static final int[] DRAWS = {
    1, 2, 3, 5, 7, 10, 14, 20, 30, 50, 70, 100, 140, 200, 300, 500, 700, 1000
  };
  private static final int MOST = 8;
  private static final int FEWEST = 10;

  /** One with no curve. */
  public static final ColumnSelection NONE =
      new ColumnSelection(new int[0], new double[0], List.of());

  /**
   * A column.
   *
   * @param column its name
   * @param expected score by n; NaN where it has fewer architectures
   */
  public record Curve(String column, double[] expected) {}

  /**
   * Returns what choosing brings by shared weights, by shorter trainings and the longest, of the
   * columns that a table has.
   */
  public static ColumnSelection of(TableBenchmark benchmark, String score) {
    double[] truth = benchmark.measure(score).values();
    int[] training = DistinctTrainings.of(benchmark.table());
    IntPredicate known = row -> benchmark.isSearchable(row) && !Double.isNaN(truth[row]);
    int[] all = distinct(training, known);
    int[] draws = Arrays.stream(DRAWS).filter(n -> n <= all.length).toArray();
    if (all.length < FEWEST) {
      return NONE;
    }
    List<Curve> curves = new ArrayList<>();
    for (String column : columns(benchmark)) {
      Query query = Query.parse(column);
      Direction better = benchmark.table().direction(query.metric());
      Column values = benchmark.table().column(query);
      int[] rows = distinct(training, row -> known.test(row) && !Double.isNaN(values.value(row)));
      if (rows.length >= FEWEST) {
        double[] merits =
            Arrays.stream(rows).mapToDouble(row -> better.oriented(values.value(row))).toArray();
        curves.add(new Curve(column, expected(draws, merits, pick(truth, rows))));
      }
    }
    Direction direction = benchmark.direction(score);
    double[] scores = pick(truth, all);
    double[] merits = Arrays.stream(scores).map(direction::oriented).toArray();
    return curves.isEmpty()
        ? NONE
        : new ColumnSelection(draws, expected(draws, merits, scores), curves);
  }

  private static double[] expected(int[] draws, double[] merits, double[] truth) {
    return Arrays.stream(draws)
        .mapToDouble(n -> n > truth.length ? Double.NaN : BestOfDraws.expected(n, merits, truth))
        .toArray();
  }

  private static double[] pick(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }

  /** Returns the first row of each training that has what is asked for. */
  private static int[] distinct(int[] training, IntPredicate known) {
    Set<Integer> seen = new HashSet<>();
    return IntStream.range(0, training.length)
        .filter(known)
        .filter(row -> seen.add(training[row]))
        .toArray();
  }

  /** Returns shared weights, then what the search can see, the longest training first. */
  private static List<String> columns(TableBenchmark benchmark) {
    List<String> columns = new ArrayList<>(ColumnRanking.supernets(benchmark.table()).toList());
    List<TableBenchmark.Measure> signals = benchmark.signalMeasures();
    for (int i = signals.size() - 1; i >= 0; i--) {
      String column = signals.get(i).formula();
      if (isColumn(column)) {
        columns.add(column);
      }
    }
    return columns.subList(0, Math.min(MOST, columns.size()));
  }

  /** What is a sum, or drawn at each query, has no one value. */
  private static boolean isColumn(String formula) {
    try {
      Query query = Query.parse(formula);
      return !(query.seed() instanceof SeedChoice.Random) && !formula.contains(" ");
    } catch (InvalidInputException e) {
      return false;
    }
  }
}
