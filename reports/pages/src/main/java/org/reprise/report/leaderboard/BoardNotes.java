package org.reprise.report.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.reprise.report.landscape.ColumnWords;
import org.reprise.report.statistics.StepCurve;
import org.reprise.report.statistics.Summary;

/** What the runs of a board show that a reader of its table could take wrongly. */
final class BoardNotes {
  private BoardNotes() {}

  static List<String> of(Board board) {
    List<String> notes = new ArrayList<>();
    if (board.metric().isLowerBetter()) {
      notes.add(
          "Of "
              + board.score()
              + " ("
              + board.metric().name()
              + ") less is better: the smallest value leads, and regret is what a value lies above"
              + " the optimum.");
    }
    List<MethodRuns> ranked = Ranked.of(board.methods());
    int most = board.methods().stream().mapToInt(Ranked::scored).max().orElse(0);
    for (MethodRuns method : board.methods()) {
      String label = method.method().label();
      int scored = Ranked.scored(method);
      if (!ranked.contains(method)) {
        notes.add(
            label
                + ": "
                + scored
                + (scored == 1 ? " run" : " runs")
                + " with a score, of "
                + most
                + " that others have; shown, not ranked.");
      } else if (scored < method.runs().size()) {
        notes.add(
            label
                + ": "
                + (method.runs().size() - scored)
                + " of "
                + method.runs().size()
                + " runs ended with an architecture that has no "
                + board.score()
                + "; means are over the others.");
      }
    }
    board
        .mainTradeOff()
        .ifPresent(
            tradeOff ->
                notes.add(
                    "Hypervolume: of a run's Pareto front, "
                        + board.score()
                        + " against "
                        + ColumnWords.cost(tradeOff.cost())
                        + ", as a share of that of "
                        + (tradeOff.isOfTable() ? "the whole " + tradeOff.known() : "all runs")
                        + ", mean over runs; reference point "
                        + Figures.scientific(tradeOff.referenceCost())
                        + ", "
                        + Figures.fixed(tradeOff.referenceScore(), 2)
                        + " ("
                        + tradeOff.reference()
                        + "). A front goes by what the search saw."));
    List<String> rising =
        ranked.stream()
            .filter(method -> rises(method, board.metric()))
            .map(runs -> runs.method().label())
            .toList();
    if (!rising.isEmpty()) {
      notes.add(
          "Regret rises on the way for "
              + String.join(", ", rising)
              + ": a search answers with the best by what it saw ("
              + ColumnWords.all(board.signalColumns())
              + "), and what looks better there may be worse by "
              + board.score()
              + ". The answer is never chosen by "
              + board.score()
              + ".");
    }
    return notes;
  }

  /**
   * Returns whether the mean score ends worse than it was on the way, by more than its standard
   * error.
   */
  private static boolean rises(MethodRuns method, ScoreMetric metric) {
    List<StepCurve> curves =
        method.runs().stream()
            .map(RunCurve::scoreOverEvaluations)
            .filter(curve -> !Double.isNaN(curve.last()))
            .toList();
    double[] last = curves.stream().mapToDouble(StepCurve::last).toArray();
    if (last.length < 2) {
      return false;
    }
    int[] places =
        method.runs().stream()
            .flatMapToInt(run -> IntStream.of(run.evaluations()))
            .distinct()
            .sorted()
            .toArray();
    for (int place : places) {
      double[] lost = new double[last.length];
      for (int i = 0; i < last.length; i++) {
        lost[i] = metric.regret(last[i], curves.get(i).at(place));
      }
      Summary loss = Summary.of(lost);
      if (loss.missing() == 0 && loss.mean() > 2 * loss.deviation() / Math.sqrt(loss.n())) {
        return loss.mean() > 0.005;
      }
    }
    return false;
  }
}
