package org.reprise.report.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.reprise.report.leaderboard.TestRuns.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.search.RandomStreams;

class ScoreFallTest {
  private static final int SEEDS = 12;

  /** Ends after 300 evaluations; its incumbents at 1, 60 and 160 score so, with a little spread. */
  private static MethodRuns method(String label, double first, double second, double last) {
    List<RunCurve> runs = new ArrayList<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      double shift = 0.01 * seed;
      runs.add(
          new RunCurve(
              seed,
              new int[] {1, 60, 160},
              new double[] {1, 60, 160},
              new double[] {1, 60, 160},
              new double[] {70, 80, 90},
              new double[] {first + shift, second + shift * shift, last - shift},
              90,
              "a",
              300,
              300,
              300,
              300,
              0.001,
              List.of()));
    }
    return new MethodRuns(new MethodInfo(label, label, "", "", 0, Map.of(), List.of()), runs);
  }

  @Test
  void theGreatestFallOfEachMethodIsToldWithItsPlaces() {
    Board board = board("t", method("lucky", 70, 91, 89), method("honest", 70, 91, 92));
    assertThat(ScoreFall.of(board))
        .singleElement()
        .satisfies(
            fall -> {
              assertThat(fall.method()).isEqualTo("lucky");
              // From the first place with the second incumbent to one with the last.
              assertThat(fall.from()).isEqualTo(100);
              assertThat(fall.to()).isEqualTo(200);
              // Mean of 2 + i^2/10000 + i/100 over i from 0 to 11.
              assertThat(fall.loss()).isCloseTo(2 + 506.0 / 12 / 10_000 + 0.055, within(1e-9));
              // All twelve fall: 1 / 4096, and Holm over 42 tests, of which 6 fall alike.
              assertThat(fall.pValue()).isCloseTo(42 / 4096.0, within(1e-12));
            });
  }

  @Test
  void aBoardSaysHowManyPairsItTellsApartAndThatNothingFalls() {
    Board board =
        board("t", method("a", 70, 91, 92), method("b", 70, 91, 92), method("c", 70, 80, 85));
    Leaderboard leaderboard = Leaderboard.of(board, RandomStreams.of(1));
    assertThat(leaderboard.toldApart()).isEqualTo("2 of 3 pairs of methods told apart (67 %)");
    assertThat(leaderboard.fallingScores())
        .isEqualTo("no method's score falls significantly as evaluations grow");
    assertThat(LeaderboardText.write(List.of(leaderboard)))
        .contains("2 of 3 pairs of methods told apart (67 %); no method's score falls");
  }

  @Test
  void aBoardOfOneMethodHasNoPairs() {
    Leaderboard leaderboard =
        Leaderboard.of(board("t", method("a", 70, 91, 92)), RandomStreams.of(1));
    assertThat(leaderboard.toldApart()).isEmpty();
  }
}
