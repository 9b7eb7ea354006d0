package org.reprise.report.page;

import java.util.ArrayList;
import java.util.List;
import org.reprise.report.leaderboard.Board;
import org.reprise.report.leaderboard.Figures;
import org.reprise.report.leaderboard.MethodRuns;
import org.reprise.report.leaderboard.RunCurve;
import org.reprise.report.statistics.Reached;
import org.reprise.report.statistics.StepCurve;

/** What it costs the methods of a board to come within regrets that are worth asking for. */
final class ReachedTable {
  private final Board board;
  private final List<Double> targets;

  ReachedTable(Board board) {
    this.board = board;
    targets = targets();
  }

  /** Returns the regrets, as the headings name them. */
  List<String> headings() {
    return targets.stream().map(Figures::significant).toList();
  }

  /** Returns a line for each method. */
  List<IndexView.ReachedView> rows() {
    return board.methods().stream().map(this::row).toList();
  }

  /**
   * Regrets worth asking for: round numbers below what the worst method has after one evaluation
   * and above the least that any run ended with.
   */
  private List<Double> targets() {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (MethodRuns method : board.methods()) {
      for (RunCurve run : method.runs()) {
        double regret = board.regret(run.finalScore());
        least = Double.isNaN(regret) ? least : Math.min(least, regret);
        most = Double.isNaN(regret) ? most : Math.max(most, regret);
      }
    }
    List<Double> targets = new ArrayList<>();
    for (double target : new double[] {0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10}) {
      if (target >= least && (targets.isEmpty() || target < 2 * most) && targets.size() < 5) {
        targets.add(target);
      }
    }
    return targets;
  }

  private IndexView.ReachedView row(MethodRuns method) {
    List<StepCurve> evaluations = regrets(method, false);
    List<StepCurve> seconds = board.hasSeconds() ? regrets(method, true) : List.of();
    List<IndexView.ReachedCell> cells = new ArrayList<>();
    for (double target : targets) {
      Reached count = Reached.of(evaluations, target);
      String cost = Double.isInfinite(count.median()) ? "∞" : Figures.fixed(count.median(), 0);
      if (board.hasSeconds() && !Double.isInfinite(count.median())) {
        cost += " · " + Figures.seconds(Reached.of(seconds, target).median());
      }
      cells.add(new IndexView.ReachedCell(cost, Figures.fixed(100 * count.share(), 0) + " %"));
    }
    return new IndexView.ReachedView(method.method().label(), cells);
  }

  private List<StepCurve> regrets(MethodRuns method, boolean seconds) {
    List<StepCurve> curves = new ArrayList<>();
    for (RunCurve run : method.runs()) {
      StepCurve scores = seconds ? run.scoreOverSeconds() : run.scoreOverEvaluations();
      double[] regrets = scores.y().clone();
      for (int i = 0; i < regrets.length; i++) {
        regrets[i] = board.regret(regrets[i]);
      }
      curves.add(new StepCurve(scores.x(), regrets));
    }
    return curves;
  }
}
