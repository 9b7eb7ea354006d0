package org.reprise.report.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.reprise.report.leaderboard.TestRuns.board;
import static org.reprise.report.leaderboard.TestRuns.method;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.search.RandomStreams;

class LeaderboardTest {
  private static final RandomStreams STREAMS = RandomStreams.of(1);

  @Test
  void bestMeanStandsFirstWithItsFigures() {
    Leaderboard leaderboard =
        Leaderboard.of(
            board("t", method("worse", 90, 91, 92), method("better", 93, 94, 95)), STREAMS);
    assertThat(leaderboard.rows())
        .extracting(row -> row.method().label())
        .containsExactly("better", "worse");
    Row better = leaderboard.rows().get(0);
    assertThat(better.score().mean()).isEqualTo(94);
    assertThat(better.score().deviation()).isEqualTo(1);
    assertThat(better.regret()).isEqualTo(1);
    assertThat(better.normalisedRegret()).isCloseTo(1 / 20.0, within(1e-12));
    assertThat(better.rank()).isEqualTo(1);
    assertThat(better.againstBest()).isNaN();
    assertThat(better.valid().mean()).isEqualTo(91);
    assertThat(better.signal().mean()).isEqualTo(89);
    assertThat(better.evaluations().mean()).isEqualTo(20);
    assertThat(better.unique().mean()).isEqualTo(15);
    assertThat(better.seconds().mean()).isEqualTo(100);
    assertThat(better.overhead().mean()).isEqualTo(0.001);
    // 9 of 19 evaluations ten points lower.
    assertThat(better.areaUnderCurve()).isCloseTo(1 + 90 / 19.0, within(1e-12));
    assertThat(better.interval().contains(94)).isTrue();
    // Three pairs, all of one sign: the exact two-sided p-value is 2 / 2^3.
    assertThat(leaderboard.rows().get(1).againstBest()).isEqualTo(0.25);
    assertThat(leaderboard.board().methods().get(0).method().label()).isEqualTo("better");
  }

  @Test
  void aMethodWithoutScoreStandsLast() {
    Leaderboard leaderboard =
        Leaderboard.of(
            board("t", method("none", Double.NaN, Double.NaN), method("some", 50, 50)), STREAMS);
    assertThat(leaderboard.rows().get(1).method().label()).isEqualTo("none");
    assertThat(leaderboard.rows().get(1).score().mean()).isNaN();
    assertThat(leaderboard.rows().get(1).againstBest()).isNaN();
  }

  @Test
  void oneMethodAloneIsNotCompared() {
    Leaderboard leaderboard = Leaderboard.of(board("t", method("only", 90)), STREAMS);
    assertThat(leaderboard.criticalDifference()).isNaN();
    assertThat(leaderboard.rows().get(0).score().deviation()).isNaN();
    assertThat(leaderboard.pairwise().cells()[0][0]).isNull();
  }

  @Test
  void runsArePairedBySeedNotByPlace() {
    MethodRuns shifted =
        new MethodRuns(
            method("b").method(), List.of(TestRuns.run(2, 80, 91), TestRuns.run(1, 80, 92)));
    Pairwise pairwise =
        Pairwise.of(List.of(method("a", 90, 92, 90), shifted), RunCurve::finalScore);
    Pairwise.Comparison comparison = pairwise.cells()[0][1];
    assertThat(comparison.pairs()).isEqualTo(2);
    assertThat(comparison.wins()).isZero();
    assertThat(comparison.ties()).isEqualTo(1);
    assertThat(comparison.losses()).isEqualTo(1);
    assertThat(pairwise.cells()[1][0].wins()).isEqualTo(1);
    assertThat(pairwise.cells()[1][0].a12()).isEqualTo(1 - comparison.a12());
  }

  @Test
  void pValuesAreAdjustedOverAllPairs() {
    double[] low = new double[12];
    double[] middle = new double[12];
    double[] high = new double[12];
    for (int i = 0; i < 12; i++) {
      low[i] = 80 + i;
      middle[i] = low[i] + 0.5 + 0.01 * i;
      high[i] = middle[i] + 0.5 + 0.01 * i;
    }
    Pairwise pairwise =
        Pairwise.of(
            List.of(method("h", high), method("m", middle), method("l", low)),
            RunCurve::finalScore);
    // Each alone has 2 / 2^12; the least of three is tripled and holds for all.
    assertThat(pairwise.cells()[0][1].pValue()).isEqualTo(3 * 2 / 4096.0);
    assertThat(pairwise.cells()[0][2].pValue()).isEqualTo(3 * 2 / 4096.0);
    assertThat(pairwise.cells()[0][1].better()).isTrue();
    assertThat(pairwise.cells()[1][0].worse()).isTrue();
  }

  @Test
  void anUndefinedComparisonIsNoTest() {
    assertThat(Pairwise.adjust(new double[] {0.02, Double.NaN, 0.03}))
        .containsExactly(0.04, Double.NaN, 0.04);
  }

  @Test
  void sameStreamsGiveTheSameIntervals() {
    Board board = board("t", method("a", 90, 91, 93, 95), method("b", 80, 85, 90, 91));
    assertThat(Leaderboard.of(board, STREAMS).rows().get(0).interval())
        .isEqualTo(Leaderboard.of(board, STREAMS).rows().get(0).interval());
  }

  @Test
  void runsWithoutScoreAreGapsThatAreCounted() {
    double[] whole = {90, 91, 92, 93, 94, 95, 96, 97, 98, 99};
    double[] gaps = whole.clone();
    gaps[1] = Double.NaN;
    gaps[4] = Double.NaN;
    gaps[7] = Double.NaN;
    Leaderboard leaderboard =
        Leaderboard.of(board("t", method("whole", whole), method("gaps", gaps)), STREAMS);
    Row row =
        leaderboard.rows().stream()
            .filter(r -> r.method().label().equals("gaps"))
            .findFirst()
            .orElseThrow();
    assertThat(row.ranked()).isTrue();
    assertThat(row.score().n()).isEqualTo(7);
    assertThat(row.score().missing()).isEqualTo(3);
    assertThat(row.score().mean())
        .isCloseTo((90 + 92 + 93 + 95 + 96 + 98 + 99) / 7.0, within(1e-9));
    assertThat(row.interval().contains(row.score().mean())).isTrue();
    assertThat(leaderboard.friedman().blocks()).isEqualTo(7);
    assertThat(leaderboard.pairwise().cells()[0][1].pairs()).isEqualTo(7);
    assertThat(leaderboard.notes())
        .anyMatch(note -> note.startsWith("gaps: 3 of 10 runs ended with an architecture that"));
  }

  @Test
  void oneRunAgainstThirtyIsShownAndNotRanked() {
    double[] thirty = new double[30];
    double[] others = new double[30];
    for (int i = 0; i < 30; i++) {
      thirty[i] = 90 + 0.1 * i;
      others[i] = 80 + 0.1 * i;
    }
    Leaderboard leaderboard =
        Leaderboard.of(
            board("t", method("lucky", 99), method("steady", thirty), method("weak", others)),
            STREAMS);
    assertThat(leaderboard.rows())
        .extracting(row -> row.method().label())
        .containsExactly("steady", "weak", "lucky");
    Row lucky = leaderboard.rows().get(2);
    assertThat(lucky.ranked()).isFalse();
    assertThat(lucky.rank()).isNaN();
    assertThat(lucky.againstBest()).isNaN();
    // The ranks of the others are over their thirty seeds, as if it were not there.
    assertThat(leaderboard.friedman().blocks()).isEqualTo(30);
    assertThat(leaderboard.rows().get(0).rank()).isEqualTo(1);
    assertThat(leaderboard.notes())
        .contains("lucky: 1 run with a score, of 30 that others have; shown, not ranked.");
  }

  @Test
  void theBoardAndItsLastCheckpointStateTheSameP() {
    double[] a = {90.1, 91.2, 92.9, 93.3, 94.8, 95.1, 95.9, 97.2, 98.4, 99.3};
    double[] b = {90.0, 91.3, 92.2, 93.4, 94.1, 95.0, 95.2, 97.3, 97.9, 99.1};
    double[] c = {89.7, 91.0, 92.5, 92.9, 94.4, 94.2, 95.8, 96.0, 98.0, 98.2};
    Leaderboard leaderboard =
        Leaderboard.of(board("t", method("a", a), method("b", b), method("c", c)), STREAMS);
    BudgetCheckpoint last = BudgetCheckpoint.at(leaderboard.board(), Integer.MAX_VALUE);
    for (int i = 0; i < 3; i++) {
      assertThat(last.standings().get(i).label())
          .isEqualTo(leaderboard.rows().get(i).method().label());
      assertThat(last.standings().get(i).pValue())
          .isEqualTo(Double.valueOf(leaderboard.rows().get(i).againstBest()));
    }
    assertThat(LeaderboardText.write(List.of(leaderboard))).contains(Pairwise.TEST);
    assertThat(
            LeaderboardMarkdown.write(
                List.of(leaderboard), new StudyProvenance("./reprise", java.util.Map.of())))
        .contains(Pairwise.TEST);
  }

  @Test
  void aRegretThatRisesIsExplained() {
    List<RunCurve> rising = new ArrayList<>();
    for (int seed = 0; seed < 8; seed++) {
      rising.add(TestRuns.run(seed, 93 + 0.01 * seed, 92));
    }
    Board board =
        board("t", new MethodRuns(method("r").method(), rising), method("falls", 90, 91, 92, 93));
    assertThat(Leaderboard.of(board, STREAMS).notes())
        .singleElement()
        .asString()
        .startsWith("Regret rises on the way for r: ");
  }

  @Test
  void theFloorOfTheRegretStandsOnTheBoard() {
    Leaderboard leaderboard = Leaderboard.of(board("t", method("a", 90, 91)), STREAMS);
    assertThat(leaderboard.board().regretFloor()).isEqualTo(0.5);
    assertThat(LeaderboardText.write(List.of(leaderboard)))
        .containsPattern("best by signal +93.00 +94.50 +0.500");
  }
}
