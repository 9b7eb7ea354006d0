package org.reprise.report.landscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.reprise.report.correlation.DistinctTrainings;
import org.reprise.report.statistics.Bootstrap;
import org.reprise.report.statistics.Correlations;
import org.reprise.reproduction.benchmark.Protocol;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.search.RandomStreams;
import org.reprise.table.Column;
import org.reprise.table.Direction;
import org.reprise.table.ProxySeries;
import org.reprise.table.Query;
import org.reprise.table.Series;
import org.reprise.table.SupernetSeries;
import org.reprise.table.Table;

/**
 * How one column of a table ranks the architectures by their score: a shorter training, the
 * accuracy under shared weights, or the mere size of the network.
 *
 * @param column what ranks: a column of the table, or a predictor with what it learnt from
 * @param correlations with the score
 * @param points some hundred pairs of column and score for a scatter plot, in the table's order
 */
public record ColumnRanking(String column, Correlations correlations, List<double[]> points) {
  private static final int MOST = 8;
  private static final int POINTS = 800;
  private static final int TOP_SHARE = 100;
  private static final Bootstrap BOOTSTRAP = new Bootstrap(300, 0.95);

  /** Returns all rankings of {@code score} that the benchmark's table allows, strongest first. */
  public static List<ColumnRanking> of(
      TableBenchmark benchmark, String score, RandomStreams streams) {
    double[] truth = searchable(benchmark, benchmark.measure(score).values());
    Direction direction = benchmark.direction(score);
    String own = benchmark.measure(score).formula();
    List<String> columns =
        candidates(benchmark.table(), score.replaceAll("/.*", ""), Protocol.metric(own)).stream()
            .filter(column -> !column.equals(own))
            .limit(MOST)
            .toList();
    int[] training = DistinctTrainings.of(benchmark.table());
    Stream<String> supernets = supernets(benchmark.table());
    return Stream.concat(columns.stream(), Stream.concat(supernets, proxies(benchmark.table())))
        .parallel()
        .map(column -> ranking(benchmark, column, truth, direction, training, streams))
        .filter(ranking -> !Double.isNaN(ranking.correlations().tau()))
        .sorted(
            Comparator.comparingDouble((ColumnRanking r) -> -r.correlations().tau())
                .thenComparing(ColumnRanking::column))
        .toList();
  }

  private static ColumnRanking ranking(
      TableBenchmark benchmark,
      String column,
      double[] truth,
      Direction direction,
      int[] training,
      RandomStreams streams) {
    Series series = Series.parse(column);
    double[] values =
        searchable(benchmark, read(benchmark.table().column(Query.of(series)), truth.length));
    // One training in a hundred is the top, but not less than ten.
    int top = Math.max(10, trainings(values, truth, training) / TOP_SHARE);
    Correlations correlations =
        Correlations.of(
            // Size is no merit: of a column of sizes more comes first, whatever it costs.
            Direction.isCost(series.metric())
                ? values
                : oriented(values, benchmark.table().direction(series.metric())),
            oriented(truth, direction),
            training,
            top,
            BOOTSTRAP,
            streams.stream("rank by " + column));
    return new ColumnRanking(column, correlations, points(values, truth));
  }

  private static int trainings(double[] values, double[] truth, int[] training) {
    return (int)
        IntStream.range(0, truth.length)
            .filter(row -> !Double.isNaN(values[row]) && !Double.isNaN(truth[row]))
            .map(row -> training[row])
            .distinct()
            .count();
  }

  private static double[] read(Column column, int rows) {
    return IntStream.range(0, rows).mapToDouble(column::value).toArray();
  }

  private static double[] searchable(TableBenchmark benchmark, double[] values) {
    return IntStream.range(0, values.length)
        .mapToDouble(row -> benchmark.isSearchable(row) ? values[row] : Double.NaN)
        .toArray();
  }

  private static double[] oriented(double[] values, Direction direction) {
    return Arrays.stream(values).map(direction::oriented).toArray();
  }

  static List<double[]> points(double[] x, double[] y) {
    int[] known =
        IntStream.range(0, x.length)
            .filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i]))
            .toArray();
    List<double[]> points = new ArrayList<>();
    double step = Math.max(1, known.length / (double) POINTS);
    for (double at = 0; at < known.length; at += step) {
      int i = known[(int) at];
      points.add(new double[] {x[i], y[i]});
    }
    return points;
  }

  /**
   * Returns columns that can rank: validation values of the score's metric and shorter trainings of
   * the data set first, then what other metrics of the name of an accuracy or score there are, then
   * sizes.
   */
  private static Set<String> candidates(Table table, String dataset, String metric) {
    Set<String> columns = new LinkedHashSet<>();
    table.series().stream()
        .filter(s -> s.dataset().equals(dataset) && s.metric().equals(metric))
        .filter(s -> !s.split().equals("train"))
        .sorted(Comparator.comparing(Series::split).reversed().thenComparing(Series::epochs))
        .forEach(series -> columns.add(named(series)));
    table.series().stream()
        .filter(s -> s.metric().matches(".*(_acc|_accuracy|_score|proxy).*"))
        .filter(s -> ProxySeries.proxy(s).isEmpty() && SupernetSeries.supernet(s).isEmpty())
        .forEach(series -> columns.add(named(series)));
    table.series().stream()
        .filter(s -> s.metric().equals("params") || s.metric().equals("flops"))
        .filter(s -> s.dataset().equals(dataset) || s.dataset().equals(Series.NONE))
        .forEach(series -> columns.add(named(series)));
    return columns;
  }

  /** Returns one scoring by each zero-cost proxy: what a user gets who scores once. */
  private static Stream<String> proxies(Table table) {
    return table.series().stream()
        .filter(series -> ProxySeries.proxy(series).isPresent())
        .filter(series -> series.seed().equals(Series.NONE) || series.seed().equals("0"))
        .map(Series::toString);
  }

  /** Returns one training of each supernet, of several that with the first seed. */
  static Stream<String> supernets(Table table) {
    Map<String, Series> first = new TreeMap<>();
    table.series().stream()
        .filter(series -> SupernetSeries.supernet(series).isPresent())
        .sorted(Comparator.comparingLong(ColumnRanking::numberOfSeed))
        .forEach(
            series -> first.putIfAbsent(SupernetSeries.supernet(series).orElseThrow(), series));
    return first.values().stream().map(Series::toString);
  }

  private static long numberOfSeed(Series series) {
    return series.seed().matches("\\d{1,18}") ? Long.parseLong(series.seed()) : -1;
  }

  /** A numbered seed stands for the mean over all of them. */
  private static String named(Series series) {
    boolean numbered = series.seed().matches("\\d+");
    String seed = numbered || series.seed().equals(Series.ONE) ? Series.MEAN : series.seed();
    return new Series(series.dataset(), series.split(), series.metric(), series.epochs(), seed)
        .toString();
  }
}
