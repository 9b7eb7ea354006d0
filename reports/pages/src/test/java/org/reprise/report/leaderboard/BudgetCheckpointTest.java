package org.reprise.report.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reprise.report.leaderboard.TestRuns.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetCheckpointTest {
  /** Starts at {@code first} and ends with {@code last}, in each of ten seeds. */
  private static MethodRuns steady(String label, double first, double last) {
    List<RunCurve> runs = new ArrayList<>();
    for (int seed = 0; seed < 10; seed++) {
      runs.add(TestRuns.run(seed, first + 0.01 * seed * seed, last + 0.01 * seed));
    }
    return new MethodRuns(new MethodInfo(label, label, "", "", 0, Map.of(), List.of()), runs);
  }

  @Test
  void theLeaderMayChangeOnTheWay() {
    Board board = board("t", steady("sprinter", 85, 90), steady("stayer", 80, 94));
    BudgetCheckpoint early = BudgetCheckpoint.at(board, 9);
    assertThat(early.standings().get(0).label()).isEqualTo("sprinter");
    assertThat(early.standings().get(0).pValue()).isNaN();
    assertThat(early.standings().get(1).pValue()).isEqualTo(2 / 1024.0);
    assertThat(early.decided()).isTrue();
    assertThat(early.leaders()).containsExactly("sprinter");
    BudgetCheckpoint late = BudgetCheckpoint.at(board, 10);
    assertThat(late.standings().get(0).label()).isEqualTo("stayer");
    assertThat(late.standings().get(0).regret()).isEqualTo(95 - 94.045);
  }

  @Test
  void equalMethodsAreNotToldApart() {
    BudgetCheckpoint checkpoint =
        BudgetCheckpoint.at(board("t", steady("a", 85, 90), steady("b", 85, 90)), 1000);
    assertThat(checkpoint.decided()).isFalse();
    assertThat(checkpoint.leaders()).containsExactly("a", "b");
  }
}
