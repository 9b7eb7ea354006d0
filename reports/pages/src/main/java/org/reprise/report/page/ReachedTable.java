package org.reprise.report.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.reprise.report.leaderboard.Board;
import org.reprise.report.leaderboard.Figures;
import org.reprise.report.leaderboard.MethodRuns;
import org.reprise.report.leaderboard.RegretTargets;
import org.reprise.report.statistics.Reached;
import org.reprise.report.statistics.StepCurve;

/** What it costs the methods of a board to come within regrets that are worth asking for. */
final class ReachedTable {
  private final Board board;
  private final List<Double> targets;

  ReachedTable(Board board) {
    this.board = board;
    targets = RegretTargets.of(board);
  }

  /** Returns the regrets, as the headings name them. */
  List<String> headings() {
    return targets.stream().map(ReachedTable::plain).toList();
  }

  /** Returns a line for each method. */
  List<IndexView.ReachedView> rows() {
    return board.methods().stream().map(this::row).toList();
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
    return method.runs().stream()
        .map(run -> seconds ? run.scoreOverSeconds() : run.scoreOverEvaluations())
        .map(scores -> RegretTargets.regret(board, scores))
        .toList();
  }

  /** Returns a target as it is said: {@code 0.5}, {@code 2}. */
  private static String plain(double target) {
    return BigDecimal.valueOf(target).stripTrailingZeros().toPlainString();
  }
}
