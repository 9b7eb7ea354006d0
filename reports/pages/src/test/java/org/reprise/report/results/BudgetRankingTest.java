package org.reprise.report.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.report.landscape.Landscape;
import org.reprise.report.leaderboard.Board;
import org.reprise.report.leaderboard.BoardOptimum;
import org.reprise.report.leaderboard.MethodInfo;
import org.reprise.report.leaderboard.MethodRuns;
import org.reprise.report.leaderboard.RunCurve;
import org.reprise.report.leaderboard.ScoreMetric;
import org.reprise.search.RandomStreams;

/** Who is ahead when all have spent the same compute, on runs written by hand. */
class BudgetRankingTest {
  private static final int RUNS = 12;
  private static final double TRAINING = 100;

  /** Runs that have a score of {@code first} after one training and of {@code last} after ten. */
  private static MethodRuns method(String label, double first, double last) {
    return method(label, new double[] {1 * TRAINING, 10 * TRAINING}, first, last);
  }

  private static MethodRuns method(String label, double[] compute, double... scores) {
    return method(RUNS, label, compute, scores);
  }

  private static MethodRuns method(int count, String label, double[] compute, double... scores) {
    List<RunCurve> runs = new ArrayList<>();
    for (int seed = 0; seed < count; seed++) {
      double[] own = new double[scores.length];
      for (int i = 0; i < own.length; i++) {
        own[i] = scores[i] + 0.01 * seed;
      }
      int[] evaluations = new int[scores.length];
      double[] seconds = new double[scores.length];
      for (int i = 0; i < evaluations.length; i++) {
        evaluations[i] = i == 0 ? 1 : 10;
        seconds[i] = i;
      }
      runs.add(
          new RunCurve(
              seed,
              evaluations,
              seconds,
              compute,
              own,
              own,
              0,
              "a",
              10,
              10,
              1,
              1000,
              0,
              List.of()));
    }
    return new MethodRuns(new MethodInfo(label, label, "", "", 0, Map.of(), List.of()), runs);
  }

  private static Board board(MethodRuns... methods) {
    return new Board(
        "table",
        "00",
        "protocol",
        "",
        "space",
        "cifar10/test",
        "",
        "",
        "signal",
        "",
        "20",
        List.of(),
        100,
        new Landscape(75, List.of(), List.of(), List.of()),
        new BoardOptimum("greatest", "best", 92, 90, 95),
        new BoardOptimum("seen best", "seen", 93, 91, 94.5),
        List.of(methods),
        List.of(),
        ScoreMetric.ACCURACY,
        ScoreMetric.ACCURACY);
  }

  private static BudgetRanking at(int trainings, MethodRuns... methods) {
    return BudgetRanking.of(board(methods), trainings, TRAINING, RandomStreams.of(0));
  }

  @Test
  void theOrderIsThatOfTheAnswersAtTheBudget() {
    MethodRuns fast = method("fast", 90, 91);
    MethodRuns late = method("late", 80, 94);
    assertThat(at(5, fast, late).standings()).extracting("label").containsExactly("fast", "late");
    BudgetRanking ten = at(10, fast, late);
    assertThat(ten.standings()).extracting("label").containsExactly("late", "fast");
    // 94 to 94.11 in twelve runs, 95 is the best of the table.
    assertThat(ten.standings().get(0).score()).isEqualTo(94.055, within(1e-9));
    assertThat(ten.standings().get(0).regret()).isEqualTo(0.945, within(1e-9));
    assertThat(ten.standings().get(0).low()).isBetween(94.0, 94.055);
    assertThat(ten.standings().get(0).high()).isBetween(94.055, 94.11);
  }

  @Test
  void whoHasNoAnswerYetIsSilent() {
    // A supernet is trained for seven trainings' worth, then there is one answer.
    MethodRuns supernet = method("supernet", new double[] {7 * TRAINING}, 93);
    MethodRuns random = method("random-search", 90, 91);
    assertThat(at(5, supernet, random).silent()).containsExactly("supernet");
    assertThat(at(5, supernet, random).standings()).hasSize(1);
    assertThat(at(7, supernet, random).silent()).isEmpty();
    assertThat(at(7, supernet, random).standings().get(0).beatsRandom()).isTrue();
  }

  @Test
  void equalMethodsAreNotToldApartAndWorseOnesAre() {
    BudgetRanking ranking =
        at(1, method("random-search", 90, 90), method("twin", 90, 90), method("worse", 80, 80));
    assertThat(ranking.leaders()).extracting("label").containsExactly("random-search", "twin");
    assertThat(ranking.of("worse").orElseThrow().losesToRandom()).isTrue();
    assertThat(ranking.of("twin").orElseThrow().beatsRandom()).isFalse();
    assertThat(ranking.of("twin").orElseThrow().losesToRandom()).isFalse();
  }

  /** Scores of method(…) differ from run to run; those of a method without chance do not. */
  @Test
  void aMethodWhoseRunsEndAlikeIsSaidToBeSo() {
    MethodRuns same = method("same", 90, 90);
    BudgetRanking.BudgetStanding varied = at(1, same).standings().get(0);
    assertThat(varied.answers()).isEqualTo(varied.runs());
    assertThat(varied.isOfFewAnswers()).isFalse();
    BudgetRanking.BudgetStanding one =
        new BudgetRanking.BudgetStanding("one", 20, 2, 81, 81, 81, 0.5, 0, 0, 1);
    assertThat(one.isOfFewAnswers()).isTrue();
    BudgetRanking.BudgetStanding optimal =
        new BudgetRanking.BudgetStanding("optimal", 20, 1, 82, 82, 82, 0, 0, 0, 1);
    assertThat(optimal.isOfFewAnswers()).isFalse();
  }

  /** Of three methods there are three pairs: 3 · 2 / 2^6 is above 0.05, 3 · 2 / 2^7 below. */
  @Test
  void whoHasTooFewRunsToBeToldApartIsNotCompared() {
    MethodRuns random = method("random-search", 90, 90);
    MethodRuns worse = method("worse", 80, 80);
    MethodRuns six = method(6, "best", new double[] {TRAINING}, 94);
    BudgetRanking ranking = at(1, random, worse, six);
    assertThat(ranking.standings()).extracting("label").containsExactly("random-search", "worse");
    assertThat(ranking.of("worse").orElseThrow().losesToRandom()).isTrue();
    assertThat(ranking.few()).extracting("label", "runs").containsExactly(tuple("best", 6));
    MethodRuns seven = method(7, "best", new double[] {TRAINING}, 94);
    ranking = at(1, random, worse, seven);
    assertThat(ranking.few()).isEmpty();
    assertThat(ranking.standings().get(0).label()).isEqualTo("best");
    assertThat(ranking.standings().get(0).beatsRandom()).isTrue();
  }

  /** Whoever is not compared is in no pair, so that it raises the bar for nobody. */
  @Test
  void whoHasTooFewRunsCostsNobodyElseTheComparison() {
    MethodRuns[] methods = new MethodRuns[8];
    methods[0] = method("random-search", 90, 90);
    methods[1] = method("worse", 80, 80);
    methods[2] = method(7, "seven", new double[] {TRAINING}, 94);
    for (int i = 3; i < methods.length; i++) {
      methods[i] = method(2, "two-" + i, new double[] {TRAINING}, 85 + i);
    }
    BudgetRanking ranking = at(1, methods);
    assertThat(ranking.few()).hasSize(5);
    assertThat(ranking.standings().get(0).label()).isEqualTo("seven");
    assertThat(ranking.standings().get(0).beatsRandom()).isTrue();
  }

  @Test
  void whereAllHaveFewRunsAllAreCompared() {
    MethodRuns one = method(3, "one", new double[] {TRAINING}, 90);
    MethodRuns two = method(3, "two", new double[] {TRAINING}, 91);
    assertThat(at(1, one, two).standings()).hasSize(2);
    assertThat(at(1, one, two).few()).isEmpty();
  }

  @Test
  void evaluationsCountWhereComputeIsNotKnown() {
    BudgetRanking ranking = BudgetRanking.of(board(method("a", 90, 94)), 9, 0, RandomStreams.of(0));
    assertThat(ranking.standings().get(0).score()).isEqualTo(90.055, within(1e-9));
    ranking = BudgetRanking.of(board(method("a", 90, 94)), 10, 0, RandomStreams.of(0));
    assertThat(ranking.standings().get(0).score()).isEqualTo(94.055, within(1e-9));
  }
}
