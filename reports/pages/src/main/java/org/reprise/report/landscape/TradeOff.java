package org.reprise.report.landscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reprise.report.statistics.Bootstrap;
import org.reprise.report.statistics.RunHypervolumes;
import org.reprise.reproduction.benchmark.ConstrainedBenchmark;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.search.RandomStreams;
import org.reprise.search.statistics.Hypervolume;
import org.reprise.search.statistics.Hypervolume.Point;
import org.reprise.table.Direction;

/**
 * The score against one cost: the Pareto front of all that is known, and the fronts of runs.
 *
 * @param cost its name
 * @param known what is known: {@code table}, or {@value #WITHIN}, or {@code runs} where there is no
 *     table
 * @param referenceCost greatest cost of what is known
 * @param referenceScore mean score of what is known of a table; of runs, the worst; with the cost
 *     above, the fixed reference point of all hypervolumes
 * @param front of what is known, by ascending cost, each with its score
 * @param volume hypervolume of the front
 * @param found by method
 */
public record TradeOff(
    String cost,
    String known,
    double referenceCost,
    double referenceScore,
    List<Point> front,
    double volume,
    Map<String, Found> found) {
  static final String WITHIN = "table within the limits";
  private static final String RUNS = "runs";
  private static final int DRAWN = 200;
  private static final Bootstrap BOOTSTRAP = new Bootstrap(1000, 0.95);

  /**
   * The fronts of the runs of a method.
   *
   * @param points distinct architectures of all of them, at most some hundred, evenly chosen
   * @param volume hypervolume of one run's front, as a share of that of all that is known, over
   *     runs
   */
  public record Found(List<Point> points, RunHypervolumes volume) {}

  /**
   * An architecture of a run's front.
   *
   * @param costs by name
   */
  public record Member(Map<String, Double> costs, double score) {}

  /**
   * Returns the trade-offs of a table with each of its named costs.
   *
   * @param limited the same with limits, of which the front and the reference point then are; null
   *     where there are none
   * @param fronts of each run, by method
   */
  public static List<TradeOff> of(
      TableBenchmark benchmark,
      String score,
      @Nullable ConstrainedBenchmark limited,
      Map<String, List<List<Member>>> fronts) {
    double[] scores = benchmark.measure(score).values();
    int[] rows =
        IntStream.range(0, scores.length)
            .filter(row -> benchmark.isSearchable(row) && !Double.isNaN(scores[row]))
            .filter(
                row -> limited == null || limited.isFeasible(benchmark.table().architecture(row)))
            .toArray();
    double mean = Arrays.stream(rows).mapToDouble(row -> scores[row]).average().orElse(Double.NaN);
    Direction direction = benchmark.direction(score);
    List<TradeOff> tradeOffs = new ArrayList<>();
    for (String cost : benchmark.namedCosts()) {
      double[] costs = benchmark.costColumn(cost).orElseThrow().values();
      List<Point> all = new ArrayList<>();
      for (int row : rows) {
        // Below zero stands for "not measured" in some sources.
        if (costs[row] >= 0) {
          all.add(new Point(costs[row], direction.oriented(scores[row])));
        }
      }
      if (!all.isEmpty()) {
        String known = limited == null ? "table" : WITHIN;
        tradeOffs.add(of(cost, known, all, direction.oriented(mean), direction, fronts));
      }
    }
    return tradeOffs;
  }

  /**
   * Returns the trade-offs of runs of which no table is known, with each cost of their fronts.
   *
   * @param fronts of each run, by method
   */
  public static List<TradeOff> of(Direction direction, Map<String, List<List<Member>>> fronts) {
    List<Member> members =
        fronts.values().stream().flatMap(List::stream).flatMap(List::stream).toList();
    List<TradeOff> tradeOffs = new ArrayList<>();
    for (String cost : members.isEmpty() ? List.<String>of() : members.get(0).costs().keySet()) {
      List<Point> all = points(members, cost, direction);
      double worst = all.stream().mapToDouble(Point::accuracy).min().orElse(Double.NaN);
      tradeOffs.add(of(cost, RUNS, all, worst, direction, fronts));
    }
    return tradeOffs;
  }

  private static TradeOff of(
      String cost,
      String known,
      List<Point> all,
      double reference,
      Direction direction,
      Map<String, List<List<Member>>> fronts) {
    double greatest = all.stream().mapToDouble(Point::cost).max().orElse(0);
    Hypervolume hypervolume = new Hypervolume(greatest, reference);
    double volume = hypervolume.of(all);
    RandomStreams streams = RandomStreams.of(0).child("hypervolume").child(cost);
    Map<String, Found> found = new LinkedHashMap<>();
    fronts.forEach(
        (label, runs) -> {
          List<List<Point>> ofRuns =
              runs.stream().map(members -> points(members, cost, direction)).toList();
          found.put(
              label,
              new Found(
                  turned(thinned(ofRuns.stream().flatMap(List::stream).toList()), direction),
                  RunHypervolumes.of(
                      ofRuns, hypervolume, volume, BOOTSTRAP, streams.stream(label))));
        });
    return new TradeOff(
        cost,
        known,
        greatest,
        direction.oriented(reference),
        turned(Hypervolume.front(all), direction),
        volume,
        found);
  }

  private static List<Point> points(List<Member> members, String cost, Direction direction) {
    return members.stream()
        .filter(member -> member.costs().containsKey(cost) && !Double.isNaN(member.score()))
        .map(member -> new Point(member.costs().get(cost), direction.oriented(member.score())))
        .toList();
  }

  private static List<Point> thinned(List<Point> points) {
    List<Point> distinct =
        points.stream().distinct().sorted(Comparator.comparingDouble(Point::cost)).toList();
    return distinct.size() <= DRAWN
        ? distinct
        : IntStream.range(0, DRAWN)
            .mapToObj(i -> distinct.get((int) ((long) i * (distinct.size() - 1) / (DRAWN - 1))))
            .toList();
  }

  /** Returns the points with their scores as the user knows them. */
  private static List<Point> turned(List<Point> points, Direction direction) {
    return points.stream()
        .map(point -> new Point(point.cost(), direction.oriented(point.accuracy())))
        .toList();
  }

  /** Whether a table is known, and not only runs. */
  public boolean isOfTable() {
    return !known.equals(RUNS);
  }

  /** Returns the reference point in words. */
  public String reference() {
    return isOfTable()
        ? "greatest cost and mean score of the " + known
        : "greatest cost and worst score of all runs' fronts";
  }
}
