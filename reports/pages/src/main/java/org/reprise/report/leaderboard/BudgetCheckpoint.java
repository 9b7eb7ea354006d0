package org.reprise.report.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.reprise.report.statistics.Summary;

/**
 * How the methods stand after a number of evaluations: which is best, and which are not told apart
 * from it by {@link Pairwise} at level 0.05. The family is all pairs of the board, as in its table.
 *
 * @param evaluations where the curves are read; a run that ended before counts with its last
 *     incumbent
 * @param standings best mean first
 */
public record BudgetCheckpoint(int evaluations, List<Standing> standings) {
  /**
   * One method at the checkpoint.
   *
   * @param label the method
   * @param score of its incumbents, over runs
   * @param regret of the mean score
   * @param pValue adjusted, of the comparison with the best; NaN for the best itself
   */
  public record Standing(String label, Summary score, double regret, double pValue) {}

  /** Returns whether the best method is better than all others at level 0.05. */
  public boolean decided() {
    return standings.size() > 1
        && standings.stream().skip(1).allMatch(standing -> standing.pValue() < 0.05);
  }

  /** Returns the methods that are not told apart from the best, with the best. */
  public List<String> leaders() {
    List<String> leaders = new ArrayList<>();
    for (int i = 0; i < standings.size(); i++) {
      if (i == 0 || !(standings.get(i).pValue() < 0.05)) {
        leaders.add(standings.get(i).label());
      }
    }
    return leaders;
  }

  /**
   * Returns the standings of the ranked methods of {@code board} after {@code evaluations}.
   *
   * @see Ranked
   */
  public static BudgetCheckpoint at(Board board, int evaluations) {
    List<MethodRuns> methods = new ArrayList<>(Ranked.of(board.methods()));
    ToDoubleFunction<RunCurve> score = run -> run.scoreOverEvaluations().at(evaluations);
    ToDoubleFunction<RunCurve> merit = run -> board.metric().oriented(score.applyAsDouble(run));
    methods.sort(Ranked.bestFirst(merit));
    Pairwise pairwise = Pairwise.of(methods, merit);
    List<Standing> standings = new ArrayList<>();
    for (int i = 0; i < methods.size(); i++) {
      Summary summary = Summary.of(methods.get(i).values(score));
      standings.add(
          new Standing(
              methods.get(i).method().label(),
              summary,
              board.regret(summary.mean()),
              i == 0 ? Double.NaN : pairwise.cells()[0][i].pValue()));
    }
    return new BudgetCheckpoint(evaluations, standings);
  }
}
