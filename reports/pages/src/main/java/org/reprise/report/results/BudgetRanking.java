package org.reprise.report.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.reprise.report.leaderboard.Board;
import org.reprise.report.leaderboard.MethodRuns;
import org.reprise.report.leaderboard.Pairwise;
import org.reprise.report.leaderboard.RunCurve;
import org.reprise.report.statistics.Bootstrap;
import org.reprise.report.statistics.Interval;
import org.reprise.report.statistics.Summary;
import org.reprise.search.RandomStreams;

/**
 * Who is ahead on a ground when every method has spent the same compute.
 *
 * @param trainings the budget: the compute of so many trainings of a mean architecture
 * @param standings of the methods that have an answer by then, best first
 * @param silent methods that have none in half of their runs or more: their supernet, say, is still
 *     being trained
 */
public record BudgetRanking(int trainings, List<BudgetStanding> standings, List<String> silent) {
  /** The control that every method is held against. */
  public static final String CONTROL = "random-search";

  private static final Bootstrap BOOTSTRAP = new Bootstrap(1000, 0.95);
  private static final double LEVEL = 0.05;
  private static final int FEWEST_RUNS = 8;

  /**
   * One method at this budget.
   *
   * @param label the method
   * @param runs that have an answer
   * @param answers different scores among them: few where all runs end in the same architectures
   * @param score mean score of the answers
   * @param low lower end of its 95 % interval
   * @param high upper end
   * @param regret from the best of the table
   * @param againstBest p-value of the comparison with the best, paired by seed, Holm over all
   *     pairs; NaN for the best itself
   * @param againstRandom the same against random search; NaN for itself, or where it has not run
   * @param aboveRandom chance that a run of it does better than one of random search; NaN likewise
   */
  public record BudgetStanding(
      String label,
      int runs,
      int answers,
      double score,
      double low,
      double high,
      double regret,
      double againstBest,
      double againstRandom,
      double aboveRandom) {

    /**
     * Returns whether its runs end in so few architectures, short of the best, that its place is
     * theirs: it says little of how the method does where the noise falls otherwise.
     */
    boolean isOfFewAnswers() {
      return runs >= FEWEST_RUNS && 4 * answers <= runs && regret > 0;
    }

    /** Returns whether the best of this budget is not told apart from it. */
    boolean isAmongBest() {
      return !(againstBest < LEVEL);
    }

    /** Returns whether it is better than random search, told apart from it. */
    boolean beatsRandom() {
      return againstRandom < LEVEL && aboveRandom > 0.5;
    }

    /** Returns whether it is worse than random search, told apart from it. */
    boolean losesToRandom() {
      return againstRandom < LEVEL && aboveRandom < 0.5;
    }
  }

  /**
   * Returns the ranking of {@code board}.
   *
   * @param training multiply-adds of one training; 0 to count evaluations
   * @param streams give the resamples of the intervals
   */
  static BudgetRanking of(Board board, int trainings, double training, RandomStreams streams) {
    ToDoubleFunction<RunCurve> score =
        training > 0
            ? run -> run.scoreOverCompute().at(trainings * training)
            : run -> run.scoreOverEvaluations().at(trainings);
    ToDoubleFunction<RunCurve> merit = run -> board.metric().oriented(score.applyAsDouble(run));
    List<MethodRuns> answering = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    for (MethodRuns method : board.methods()) {
      if (2 * Summary.known(method.values(score)).length > method.runs().size()) {
        answering.add(method);
      } else {
        silent.add(method.method().label());
      }
    }
    answering.sort(
        Comparator.comparingDouble((MethodRuns method) -> -Summary.of(method.values(merit)).mean())
            .thenComparing(method -> method.method().label()));
    Pairwise pairwise = Pairwise.of(answering, merit);
    int random = answering.stream().map(m -> m.method().label()).toList().indexOf(CONTROL);
    List<BudgetStanding> standings = new ArrayList<>();
    for (int i = 0; i < answering.size(); i++) {
      MethodRuns method = answering.get(i);
      String label = method.method().label();
      double[] known = Summary.known(method.values(score));
      Interval interval =
          BOOTSTRAP.percentile(
              known, Summary::mean, streams.child(trainings).child(label).stream("mean score"));
      boolean compared = random >= 0 && random != i;
      standings.add(
          new BudgetStanding(
              label,
              known.length,
              (int) Arrays.stream(known).distinct().count(),
              Summary.mean(known),
              interval.low(),
              interval.high(),
              board.regret(Summary.mean(known)),
              i == 0 ? Double.NaN : pairwise.cells()[0][i].pValue(),
              compared ? pairwise.cells()[i][random].pValue() : Double.NaN,
              compared ? pairwise.cells()[i][random].a12() : Double.NaN));
    }
    return new BudgetRanking(trainings, standings, silent);
  }

  /** Returns the best and those that are not told apart from it; none if nobody has an answer. */
  List<BudgetStanding> leaders() {
    return standings.stream().filter(BudgetStanding::isAmongBest).toList();
  }

  /** Returns the standing of a method, or of nobody if it has no answer. */
  Optional<BudgetStanding> of(String label) {
    return standings.stream().filter(standing -> standing.label().equals(label)).findFirst();
  }
}
