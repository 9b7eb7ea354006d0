package org.reprise.report.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.reprise.report.leaderboard.Board;
import org.reprise.report.leaderboard.MethodRuns;
import org.reprise.report.leaderboard.RegretTargets;
import org.reprise.report.leaderboard.RunCurve;
import org.reprise.report.statistics.Reached;
import org.reprise.report.statistics.StepCurve;

/** Makes the data of the figures that show which runs came within a regret. */
final class ReachedMaker {
  private final Board board;

  private ReachedMaker(Board board) {
    this.board = board;
  }

  /** Returns a figure's data for each of {@link RegretTargets}. */
  static List<ReachedData> of(Board board) {
    ReachedMaker maker = new ReachedMaker(board);
    List<ReachedData> reached = new ArrayList<>();
    for (double target : RegretTargets.of(board)) {
      Map<String, ReachedData.Shares> over = new LinkedHashMap<>();
      over.put(
          CurveAxis.EVALUATIONS.key(),
          maker.shares(target, RunCurve::scoreOverEvaluations, RunCurve::totalEvaluations));
      if (board.hasSeconds()) {
        over.put(
            CurveAxis.SECONDS.key(),
            maker.shares(target, RunCurve::scoreOverSeconds, RunCurve::totalSeconds));
      }
      if (board.hasCompute()) {
        over.put(
            CurveAxis.COMPUTE.key(),
            maker.shares(target, RunCurve::scoreOverCompute, RunCurve::totalMultiplyAdds));
      }
      reached.add(new ReachedData(TickWords.count(target), over));
    }
    return reached;
  }

  private ReachedData.Shares shares(
      double target,
      Function<RunCurve, StepCurve> scores,
      java.util.function.ToDoubleFunction<RunCurve> total) {
    double first = Double.POSITIVE_INFINITY;
    double last = 0;
    Map<String, StepCurve> curves = new LinkedHashMap<>();
    for (MethodRuns method : board.methods()) {
      List<StepCurve> regrets = new ArrayList<>();
      for (RunCurve run : method.runs()) {
        StepCurve curve = scores.apply(run);
        regrets.add(RegretTargets.regret(board, curve));
        last = Math.max(last, total.applyAsDouble(run));
        if (curve.x().length > 0 && curve.x()[0] > 0) {
          first = Math.min(first, curve.x()[0]);
        }
      }
      curves.put(method.method().label(), Reached.shares(regrets, target));
    }
    return new ReachedData.Shares(first, last, curves);
  }
}
