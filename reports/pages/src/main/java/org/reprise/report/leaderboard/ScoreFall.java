package org.reprise.report.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.reprise.report.statistics.Summary;
import org.reprise.search.statistics.WilcoxonSignedRank;

/**
 * What a method loses as it goes on: its score after some evaluations less that after more, each
 * run against itself. A search that is scored by what it selected on, or by a number that says
 * little of what it selected on, loses for going on, and the board shows luck.
 *
 * @param method its label
 * @param from evaluations
 * @param to evaluations, more
 * @param loss mean loss from the one to the other, in the score's unit; at least 0
 * @param pValue one-sided signed-rank test that the score falls, Holm over all methods and pairs of
 *     places of the board
 */
public record ScoreFall(String method, int from, int to, double loss, double pValue) {
  /** How falls are tested, in words. */
  public static final String TEST =
      "one-sided Wilcoxon signed-rank test of each run after fewer and more evaluations, Holm over"
          + " all methods and pairs of places, level 0.05";

  private static final double LEVEL = 0.05;
  private static final int[] PLACES = {10, 25, 50, 100, 150, 200, 300, 500, 1000};

  /**
   * Returns the greatest significant fall of each ranked method of {@code board} that has one, in
   * the order of its methods; places are those of the usual ones that its runs reach, and the end.
   */
  public static List<ScoreFall> of(Board board) {
    List<ScoreFall> all = new ArrayList<>();
    for (MethodRuns method : Ranked.of(board.methods())) {
      List<Integer> places = places(method);
      for (int i = 0; i < places.size(); i++) {
        for (int j = i + 1; j < places.size(); j++) {
          all.add(between(method, places.get(i), places.get(j), board.metric()));
        }
      }
    }
    double[] adjusted = Pairwise.adjust(all.stream().mapToDouble(ScoreFall::pValue).toArray());
    List<ScoreFall> falls = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      ScoreFall fall = all.get(i);
      if (adjusted[i] < LEVEL && fall.loss > 0) {
        keepGreater(falls, new ScoreFall(fall.method, fall.from, fall.to, fall.loss, adjusted[i]));
      }
    }
    return falls;
  }

  private static void keepGreater(List<ScoreFall> falls, ScoreFall fall) {
    for (int i = 0; i < falls.size(); i++) {
      if (falls.get(i).method.equals(fall.method)) {
        if (falls.get(i).loss < fall.loss) {
          falls.set(i, fall);
        }
        return;
      }
    }
    falls.add(fall);
  }

  private static List<Integer> places(MethodRuns method) {
    int last = method.runs().stream().mapToInt(RunCurve::totalEvaluations).max().orElse(0);
    List<Integer> places = new ArrayList<>();
    for (int place : PLACES) {
      if (place < last) {
        places.add(place);
      }
    }
    places.add(last);
    return places;
  }

  private static ScoreFall between(MethodRuns method, int from, int to, ScoreMetric metric) {
    ToDoubleFunction<RunCurve> lost =
        run ->
            metric.regret(run.scoreOverEvaluations().at(to), run.scoreOverEvaluations().at(from));
    double[] losses = Summary.known(method.values(lost));
    double p = losses.length == 0 ? Double.NaN : WilcoxonSignedRank.of(losses).greater();
    return new ScoreFall(method.method().label(), from, to, Summary.of(losses).mean(), p);
  }

  /** Returns it in words. */
  String text() {
    return method
        + " by "
        + Figures.fixed(loss, 2)
        + " from "
        + from
        + " to "
        + to
        + " evaluations (p "
        + Figures.p(pValue)
        + ")";
  }
}
