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
 * @param few methods that have an answer but fewer runs than the others, too few to be told apart
 *     from any whatever comes out; they are compared with none, best first
 */
public record BudgetRanking(
    int trainings, List<BudgetStanding> standings, List<String> silent, List<BudgetStanding> few) {
  /** The control that every method is held against. */
  public static final String CONTROL = "random-search";

  private static final Bootstrap BOOTSTRAP = new Bootstrap(1000, 0.95);
  private static final double LEVEL = 0.05;
  private static final int FEWEST_RUNS = 8;

  /** A ranking; data of before there were methods of few runs name none. */
  public BudgetRanking {
    standings = List.copyOf(standings);
    silent = List.copyOf(silent);
    few = few == null ? List.of() : List.copyOf(few);
  }

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
    int required = required(answering, score);
    List<MethodRuns> compared = new ArrayList<>();
    List<BudgetStanding> few = new ArrayList<>();
    Standings standings = new Standings(board, trainings, score, streams);
    for (MethodRuns method : answering) {
      if (Summary.known(method.values(score)).length < required) {
        few.add(standings.of(method, Double.NaN, Double.NaN, Double.NaN));
      } else {
        compared.add(method);
      }
    }
    Pairwise pairwise = Pairwise.of(compared, merit);
    int random = compared.stream().map(m -> m.method().label()).toList().indexOf(CONTROL);
    List<BudgetStanding> ranked = new ArrayList<>();
    for (int i = 0; i < compared.size(); i++) {
      boolean control = random >= 0 && random != i;
      ranked.add(
          standings.of(
              compared.get(i),
              i == 0 ? Double.NaN : pairwise.cells()[0][i].pValue(),
              control ? pairwise.cells()[i][random].pValue() : Double.NaN,
              control ? pairwise.cells()[i][random].a12() : Double.NaN));
    }
    return new BudgetRanking(trainings, ranked, silent, few);
  }

  /**
   * Returns how many runs a method must have to be compared: with fewer, not even one that wins for
   * every seed is told apart by the test, corrected for all pairs of those that have as many. Where
   * nobody has enough, those that have most are compared.
   */
  private static int required(List<MethodRuns> methods, ToDoubleFunction<RunCurve> score) {
    int[] answers = methods.stream().mapToInt(m -> Summary.known(m.values(score)).length).toArray();
    int most = Arrays.stream(answers).max().orElse(0);
    for (int runs = 1; runs < most; runs++) {
      int least = runs;
      long compared = Arrays.stream(answers).filter(n -> n >= least).count();
      double pairs = compared * (compared - 1) / 2.0;
      if (2 * Math.pow(0.5, runs) * pairs < LEVEL) {
        return runs;
      }
    }
    return most;
  }

  /** Makes standings of a board at one budget. */
  private record Standings(
      Board board, int trainings, ToDoubleFunction<RunCurve> score, RandomStreams streams) {

    BudgetStanding of(
        MethodRuns method, double againstBest, double againstRandom, double aboveRandom) {
      String label = method.method().label();
      double[] known = Summary.known(method.values(score));
      Interval interval =
          BOOTSTRAP.percentile(
              known, Summary::mean, streams.child(trainings).child(label).stream("mean score"));
      return new BudgetStanding(
          label,
          known.length,
          (int) Arrays.stream(known).distinct().count(),
          Summary.mean(known),
          interval.low(),
          interval.high(),
          board.regret(Summary.mean(known)),
          againstBest,
          againstRandom,
          aboveRandom);
    }
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
