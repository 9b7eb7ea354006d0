package org.reprise.report.leaderboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.reprise.report.statistics.Bootstrap;
import org.reprise.report.statistics.Friedman;
import org.reprise.report.statistics.Interval;
import org.reprise.report.statistics.Nemenyi;
import org.reprise.report.statistics.Regret;
import org.reprise.report.statistics.StepCurve;
import org.reprise.report.statistics.Summary;
import org.reprise.search.RandomStreams;

/**
 * What is said of one board: its rows, best mean score first, and how the methods compare.
 *
 * @param board what it is made of; its methods stand in the order of the rows
 * @param rows best mean score first, methods that are not ranked last
 * @param pairwise in the order of the rows
 * @param friedman in the order of the rows, over the seeds for which all ranked methods have a
 *     score
 * @param criticalDifference of the average ranks at level 0.05; NaN for less than two methods or
 *     two seeds
 */
public record Leaderboard(
    Board board, List<Row> rows, Pairwise pairwise, Friedman friedman, double criticalDifference) {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(1000, 0.95);

  /** Returns the leaderboard of {@code board}; {@code streams} give the resamples. */
  public static Leaderboard of(Board board, RandomStreams streams) {
    List<MethodRuns> ranked = new ArrayList<>(Ranked.of(board.methods()));
    List<MethodRuns> partial = new ArrayList<>(board.methods());
    partial.removeAll(ranked);
    ranked.sort(Ranked.bestFirst(board::merit));
    partial.sort(Ranked.bestFirst(board::merit));
    List<MethodRuns> methods = new ArrayList<>(ranked);
    methods.addAll(partial);
    Pairwise pairwise = Pairwise.of(ranked, board::merit).extendedTo(methods.size());
    Friedman friedman = extended(friedman(ranked, board), methods.size());
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < methods.size(); i++) {
      boolean compared = i > 0 && i < ranked.size();
      double againstBest = compared ? pairwise.cells()[0][i].pValue() : Double.NaN;
      double rank = friedman.averageRanks()[i];
      rows.add(row(board, methods.get(i), i < ranked.size(), rank, againstBest, streams));
    }
    double difference =
        ranked.size() < 2 || friedman.blocks() < 2
            ? Double.NaN
            : Nemenyi.criticalDifference(ranked.size(), friedman.blocks(), 0.05);
    return new Leaderboard(with(board, methods), rows, pairwise, friedman, difference);
  }

  /** Returns how many pairs of methods the board tells apart, in words; empty without pairs. */
  public String toldApart() {
    int pairs = pairwise.pairs();
    int apart = pairwise.toldApart();
    return pairs == 0
        ? ""
        : apart
            + " of "
            + pairs
            + (pairs == 1 ? " pair" : " pairs")
            + " of methods told apart ("
            + Math.round(100.0 * apart / pairs)
            + " %)";
  }

  /** Returns whose score falls as evaluations grow, in words. */
  public String fallingScores() {
    List<ScoreFall> falls = ScoreFall.of(board);
    return falls.isEmpty()
        ? "no method's score falls significantly as evaluations grow"
        : "as evaluations grow, the score falls significantly for "
            + falls.stream().map(ScoreFall::text).collect(Collectors.joining(", "));
  }

  /** Returns what a reader must know: of the protocol, and what these runs show. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>(board.remarks());
    notes.addAll(BoardNotes.of(board));
    return notes;
  }

  /** Methods beyond the ranked ones have no rank. */
  private static Friedman extended(Friedman friedman, int methods) {
    int ranked = friedman.averageRanks().length;
    double[] ranks = Arrays.copyOf(friedman.averageRanks(), methods);
    Arrays.fill(ranks, ranked, methods, Double.NaN);
    return new Friedman(ranks, friedman.blocks(), friedman.chiSquare(), friedman.pValue());
  }

  private static Row row(
      Board board,
      MethodRuns runs,
      boolean ranked,
      double rank,
      double againstBest,
      RandomStreams streams) {
    Summary score = Summary.of(runs.values(RunCurve::finalScore));
    // Turned for the resamples, and back, so that errors have the mirror image of accuracies.
    Interval merits =
        BOOTSTRAP.biasCorrectedAccelerated(
            Summary.known(runs.values(board::merit)),
            Summary::mean,
            streams.child(board.title()).child(runs.method().label()).stream("mean score"));
    return new Row(
        runs.method(),
        ranked,
        score,
        board.metric().isLowerBetter()
            ? new Interval(
                board.metric().oriented(merits.high()),
                board.metric().oriented(merits.low()),
                merits.level())
            : merits,
        Summary.of(runs.values(RunCurve::valid)),
        Summary.of(runs.values(RunCurve::finalSignal)),
        board.regret(score.mean()),
        Regret.normalised(score.mean(), board.optimum().score(), board.landscape().mean()),
        Summary.of(runs.values(run -> meanRegret(run, board))).mean(),
        Summary.of(runs.values(RunCurve::totalEvaluations)),
        Summary.of(runs.values(RunCurve::uniqueEvaluations)),
        Summary.of(runs.values(RunCurve::totalSeconds)),
        Summary.of(runs.values(RunCurve::totalMultiplyAdds)),
        Summary.of(runs.values(RunCurve::overheadSeconds)),
        rank,
        againstBest,
        board.publishedFor(runs.method().label()),
        board.hypervolume(runs.method().label()));
  }

  /** Returns the area under the regret curve from the first to the last evaluation, as a mean. */
  private static double meanRegret(RunCurve run, Board board) {
    StepCurve curve = run.scoreOverEvaluations();
    double last = run.totalEvaluations();
    return board.regret(last > 1 ? curve.meanBetween(1, last) : curve.last());
  }

  /** Over the seeds for which all methods have a score. */
  private static Friedman friedman(List<MethodRuns> methods, Board board) {
    Set<Integer> common = new TreeSet<>();
    methods.get(0).runs().forEach(run -> common.add(run.seed()));
    List<Map<Integer, Double>> bySeed = new ArrayList<>();
    for (MethodRuns method : methods) {
      Map<Integer, Double> scores =
          method.runs().stream()
              .filter(run -> !Double.isNaN(run.finalScore()))
              .collect(Collectors.toMap(RunCurve::seed, board::merit));
      bySeed.add(scores);
      common.retainAll(scores.keySet());
    }
    double[][] blocks =
        common.stream()
            .map(seed -> bySeed.stream().mapToDouble(scores -> scores.get(seed)).toArray())
            .toArray(double[][]::new);
    if (blocks.length == 0) {
      double[] unknown = new double[methods.size()];
      Arrays.fill(unknown, Double.NaN);
      return new Friedman(unknown, 0, Double.NaN, Double.NaN);
    }
    return Friedman.of(blocks);
  }

  private static Board with(Board board, List<MethodRuns> methods) {
    return new Board(
        board.table(),
        board.tableSha256(),
        board.protocol(),
        board.source(),
        board.space(),
        board.score(),
        board.scoreColumns(),
        board.validColumns(),
        board.signalColumns(),
        board.costColumns(),
        board.budget(),
        board.remarks(),
        board.size(),
        board.landscape(),
        board.optimum(),
        board.floor(),
        List.copyOf(methods),
        board.published(),
        board.metric(),
        board.signalMetric());
  }
}
