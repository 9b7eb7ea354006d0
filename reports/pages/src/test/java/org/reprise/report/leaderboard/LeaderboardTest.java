package org.reprise.report.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.reprise.report.leaderboard.TestRuns.board;
import static org.reprise.report.leaderboard.TestRuns.method;

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
        Leaderboard.of(board("t", method("none", Double.NaN, 99), method("some", 50, 50)), STREAMS);
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
    Pairwise pairwise = Pairwise.of(List.of(method("a", 90, 92, 90), shifted));
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
        Pairwise.of(List.of(method("h", high), method("m", middle), method("l", low)));
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
}
