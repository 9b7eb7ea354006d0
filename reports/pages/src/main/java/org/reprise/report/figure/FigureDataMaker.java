package org.reprise.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.reprise.report.leaderboard.Board;
import org.reprise.report.leaderboard.CurveBand;
import org.reprise.report.leaderboard.Leaderboard;
import org.reprise.report.leaderboard.MethodRuns;
import org.reprise.report.leaderboard.Row;
import org.reprise.report.leaderboard.RunCurve;
import org.reprise.report.statistics.StepCurve;
import org.reprise.report.statistics.Summary;
import org.reprise.search.RandomStreams;

/** Makes the chart data of a board. */
public final class FigureDataMaker {
  private static final int PLACES = 160;
  private static final int POINTS = 200;

  private final Leaderboard leaderboard;
  private final Board board;
  private final RandomStreams streams;

  private FigureDataMaker(Leaderboard leaderboard, RandomStreams streams) {
    this.leaderboard = leaderboard;
    board = leaderboard.board();
    this.streams = streams.child(board.title());
  }

  /** Returns the data of {@code leaderboard}; {@code streams} give the resamples of the bands. */
  public static FigureData.BoardData of(Leaderboard leaderboard, RandomStreams streams) {
    return new FigureDataMaker(leaderboard, streams).data();
  }

  private FigureData.BoardData data() {
    double difference = leaderboard.criticalDifference();
    return new FigureData.BoardData(
        board.title(),
        board.hasSeconds(),
        board.optimum().score(),
        board.optimum().signal(),
        leaderboard.rows().stream().map(row -> row.method().label()).toList(),
        runs(),
        leaderboard.friedman().blocks(),
        curves(),
        ReachedMaker.of(board),
        board.methods().stream().map(this::distribution).toList(),
        leaderboard.friedman().averageRanks(),
        Double.isNaN(difference) ? null : difference,
        cliques(leaderboard.friedman().averageRanks(), difference),
        leaderboard.pairwise().cells(),
        leaderboard.rows().stream().map(FigureDataMaker::cost).toList(),
        board.landscape().rankings().stream()
            .map(ranking -> RankingData.of(ranking, board))
            .toList(),
        board.landscape().tradeOffs().stream()
            .map(tradeOff -> FrontData.of(tradeOff, board))
            .toList(),
        board.landscape().found(),
        board.landscape().alphas().stream().map(AlphaData::of).toList(),
        SelectionData.of(board.landscape().selection(), board),
        FigureData.MetricWords.of(board.metric()),
        FigureData.MetricWords.of(board.signalMetric()));
  }

  private Map<String, Integer> runs() {
    Map<String, Integer> runs = new LinkedHashMap<>();
    board.methods().forEach(method -> runs.put(method.method().label(), method.runs().size()));
    return runs;
  }

  private Map<String, Map<String, Map<String, CurveBand>>> curves() {
    double evaluations = greatest(RunCurve::totalEvaluations);
    double[] counts = CurveBand.grid(1, Math.max(1, evaluations), PLACES, true);
    Map<String, Map<String, Map<String, CurveBand>>> curves = new LinkedHashMap<>();
    curves.put(
        "evaluations",
        bands(
            "evaluations",
            counts,
            RunCurve::scoreOverEvaluations,
            RunCurve::signalOverEvaluations));
    if (board.hasSeconds()) {
      curves.put(
          "seconds",
          bands(
              "seconds",
              spent(RunCurve::seconds, RunCurve::totalSeconds),
              RunCurve::scoreOverSeconds,
              RunCurve::signalOverSeconds));
    }
    if (board.hasCompute()) {
      curves.put(
          "compute",
          bands(
              "compute",
              spent(RunCurve::multiplyAdds, RunCurve::totalMultiplyAdds),
              RunCurve::scoreOverCompute,
              RunCurve::signalOverCompute));
    }
    return curves;
  }

  private Map<String, Map<String, CurveBand>> bands(
      String over,
      double[] places,
      Function<RunCurve, StepCurve> score,
      Function<RunCurve, StepCurve> signal) {
    Map<String, Map<String, CurveBand>> bands = new LinkedHashMap<>();
    bands.put("score", bands("score over " + over, places, score));
    bands.put("signal", bands("signal over " + over, places, signal));
    return bands;
  }

  /**
   * Returns places from the first incumbent that cost anything to a little more than any run spent,
   * so that who answers in the end has a line too.
   */
  private double[] spent(Function<RunCurve, double[]> places, ToDoubleFunction<RunCurve> total) {
    double first =
        board.methods().stream()
            .flatMap(method -> method.runs().stream())
            .map(places)
            .filter(of -> of.length > 0)
            .mapToDouble(of -> of[0])
            .filter(place -> place > 0)
            .min()
            .orElse(1);
    return CurveBand.grid(first, Math.max(first, 1.1 * greatest(total)), PLACES, false);
  }

  private double greatest(ToDoubleFunction<RunCurve> number) {
    return board.methods().stream()
        .flatMap(method -> method.runs().stream())
        .mapToDouble(number)
        .max()
        .orElse(1);
  }

  private Map<String, CurveBand> bands(
      String what, double[] grid, Function<RunCurve, StepCurve> curve) {
    List<MethodRuns> methods = board.methods();
    List<CurveBand> bands =
        IntStream.range(0, methods.size())
            .parallel()
            .mapToObj(
                m ->
                    CurveBand.of(
                        methods.get(m).runs().stream().map(curve).toList(),
                        grid,
                        streams.child(methods.get(m).method().label()).stream(what)))
            .toList();
    Map<String, CurveBand> byLabel = new LinkedHashMap<>();
    for (int m = 0; m < methods.size(); m++) {
      byLabel.put(methods.get(m).method().label(), bands.get(m));
    }
    return byLabel;
  }

  private FigureData.Distribution distribution(MethodRuns method) {
    double[] regrets =
        Arrays.stream(method.values(RunCurve::finalScore))
            .map(board::regret)
            .filter(regret -> !Double.isNaN(regret))
            .sorted()
            .toArray();
    Summary summary = Summary.of(regrets);
    double[] box = {
      summary.min(),
      summary.lowerQuartile(),
      summary.median(),
      summary.upperQuartile(),
      summary.max()
    };
    return new FigureData.Distribution(method.method().label(), box, thinned(regrets));
  }

  private static double[] thinned(double[] ascending) {
    if (ascending.length <= POINTS) {
      return ascending;
    }
    double[] chosen = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      chosen[i] = ascending[(int) Math.round(i * (ascending.length - 1) / (POINTS - 1.0))];
    }
    return chosen;
  }

  private static FigureData.Cost cost(Row row) {
    return new FigureData.Cost(row.method().label(), row.seconds().mean(), row.overhead().mean());
  }

  /**
   * Returns the maximal groups of methods, in the order of their ranks, whose ranks differ by less
   * than the critical difference; groups of one are left out.
   */
  static List<int[]> cliques(double[] ranks, double difference) {
    double[] sorted = Summary.known(ranks);
    Arrays.sort(sorted);
    List<int[]> cliques = new ArrayList<>();
    int reached = -1;
    for (int from = 0; from < sorted.length; from++) {
      int to = from;
      while (to + 1 < sorted.length && sorted[to + 1] - sorted[from] < difference) {
        to++;
      }
      if (to > from && to > reached) {
        cliques.add(new int[] {from, to});
        reached = to;
      }
    }
    return cliques;
  }

  /** Returns the places of methods in the order of their ranks; those without one are left out. */
  static int[] byRank(double[] ranks) {
    return IntStream.range(0, ranks.length)
        .filter(i -> !Double.isNaN(ranks[i]))
        .boxed()
        .sorted(Comparator.comparingDouble(i -> ranks[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
