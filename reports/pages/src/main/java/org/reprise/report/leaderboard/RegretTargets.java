package org.reprise.report.leaderboard;

import java.util.ArrayList;
import java.util.List;
import org.reprise.report.statistics.StepCurve;

/**
 * Regrets that are worth asking for on a board: round numbers below what the worst run ended with,
 * and not below the least that any did.
 */
public final class RegretTargets {
  private static final double[] ROUND = {0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10};
  private static final int MOST = 5;

  private RegretTargets() {}

  /** Returns the targets of {@code board}, in ascending order; none if no run has a score. */
  public static List<Double> of(Board board) {
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
    for (double target : ROUND) {
      if (target >= least && (targets.isEmpty() || target < 2 * most) && targets.size() < MOST) {
        targets.add(target);
      }
    }
    return targets;
  }

  /** Returns the regret of an incumbent whose score runs along a curve. */
  public static StepCurve regret(Board board, StepCurve scores) {
    double[] regrets = scores.y().clone();
    for (int i = 0; i < regrets.length; i++) {
      regrets[i] = board.regret(regrets[i]);
    }
    return new StepCurve(scores.x(), regrets);
  }
}
