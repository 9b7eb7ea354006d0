package org.reprise.report.landscape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.report.statistics.Bootstrap;
import org.reprise.report.statistics.Hypervolume;
import org.reprise.report.statistics.Hypervolume.Point;
import org.reprise.report.statistics.RunHypervolumes;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.search.RandomStreams;
import org.reprise.table.Column;
import org.reprise.table.Direction;
import org.reprise.table.Query;
import org.reprise.table.SeedChoice;
import org.reprise.table.Series;

/**
 * Accuracy against one cost: the table's Pareto front, and what the runs of each method ended with.
 *
 * @param cost the column
 * @param referenceCost greatest cost of the table
 * @param referenceScore mean score of the table; with the cost above, the fixed reference point of
 *     all hypervolumes
 * @param front the table's front, by ascending cost, each with its score
 * @param volume hypervolume of the front
 * @param found by method
 */
public record TradeOff(
    String cost,
    double referenceCost,
    double referenceScore,
    List<Point> front,
    double volume,
    Map<String, Found> found) {
  private static final int MOST = 3;
  private static final Bootstrap BOOTSTRAP = new Bootstrap(1000, 0.95);

  /**
   * What the runs of a method ended with.
   *
   * @param points distinct cells
   * @param volume hypervolume of what one run ended with, as a share of the table's, over runs
   */
  public record Found(List<Point> points, RunHypervolumes volume) {}

  /**
   * Returns the trade-offs that the table has columns for.
   *
   * @param architectures what the runs ended with, by method
   */
  public static List<TradeOff> of(
      TableBenchmark benchmark,
      String score,
      double mean,
      Map<String, List<String>> architectures) {
    String dataset = score.replaceAll("/.*", "");
    List<TradeOff> tradeOffs = new ArrayList<>();
    for (Series series : benchmark.table().series()) {
      boolean ours = series.dataset().equals(dataset) || series.dataset().equals(Series.NONE);
      if (ours && isCost(series.metric()) && tradeOffs.size() < MOST) {
        tradeOffs.add(of(benchmark, score, mean, series, architectures));
      }
    }
    return tradeOffs;
  }

  private static boolean isCost(String metric) {
    return metric.matches("params|flops|multiply_adds|train_seconds|.*(latency|energy).*");
  }

  private static TradeOff of(
      TableBenchmark benchmark,
      String score,
      double mean,
      Series series,
      Map<String, List<String>> architectures) {
    Column costs =
        benchmark
            .table()
            .column(
                new Query(
                    series.dataset(),
                    series.split(),
                    series.metric(),
                    series.epochs(),
                    series.seed().matches("\\d+")
                        ? SeedChoice.MEAN
                        : SeedChoice.parse(series.seed())));
    double[] scores = benchmark.scores().get(score).values();
    // Hypervolumes are of what is to be great.
    Direction direction = benchmark.direction(score);
    List<Point> all = new ArrayList<>();
    double greatest = 0;
    for (int row = 0; row < scores.length; row++) {
      double cost = costs.value(row);
      // Below zero stands for "not measured" in some sources.
      if (benchmark.isSearchable(row) && cost >= 0 && !Double.isNaN(scores[row])) {
        all.add(new Point(cost, direction.oriented(scores[row])));
        greatest = Math.max(greatest, cost);
      }
    }
    Hypervolume hypervolume = new Hypervolume(greatest, direction.oriented(mean));
    double volume = hypervolume.of(all);
    Map<String, Found> found = new LinkedHashMap<>();
    architectures.forEach(
        (label, cells) -> {
          List<List<Point>> runs = new ArrayList<>();
          for (String cell : cells) {
            int row = benchmark.table().row(benchmark.space().parse(cell));
            boolean known = row >= 0 && costs.value(row) >= 0 && !Double.isNaN(scores[row]);
            runs.add(
                known
                    ? List.of(new Point(costs.value(row), direction.oriented(scores[row])))
                    : List.of());
          }
          List<Point> points =
              turned(runs.stream().flatMap(List::stream).distinct().toList(), direction);
          found.put(
              label,
              new Found(
                  points,
                  RunHypervolumes.of(
                      runs,
                      hypervolume,
                      volume,
                      BOOTSTRAP,
                      RandomStreams.of(0).child(series.toString()).stream(label))));
        });
    List<Point> front = turned(Hypervolume.front(all), direction);
    return new TradeOff(series.toString(), greatest, mean, front, volume, found);
  }

  /** Returns the points with their scores as the user knows them. */
  private static List<Point> turned(List<Point> points, Direction direction) {
    return points.stream()
        .map(point -> new Point(point.cost(), direction.oriented(point.accuracy())))
        .toList();
  }
}
