package org.reprise.reproduction.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reprise.reproduction.result.Incumbent;
import org.reprise.reproduction.result.RunRecord;
import org.reprise.space.InvalidInputException;

/** The numbers of a run that a baseline keeps. */
class BaselineTest {
  private static Incumbent incumbent(int evaluation, @Nullable Double score) {
    Map<String, @Nullable Double> scores = new HashMap<>();
    scores.put("t/test", score);
    return new Incumbent(evaluation, 0, 0, "cell " + evaluation, 1, 90, false, scores);
  }

  private static RunRecord run(Incumbent... incumbents) {
    return new RunRecord(
        0, "b", "t", "m", "10", 0, "00", 10, 10, 0, 0, List.of(incumbents), List.of(), List.of());
  }

  @Test
  void theMeanAlongTheWayCountsEachIncumbentAsLongAsItStood() {
    // 80 for evaluations 1 to 4, 90 for 5 to 10.
    RunRecord run = run(incumbent(1, 80.0), incumbent(5, 90.0));
    assertThat(Baseline.anytime(run, "t/test")).isEqualTo(86);
    assertThat(Baseline.score(run, "t/test")).isEqualTo(90);
  }

  @Test
  void whatTheTableHasNoScoreOfMakesNoBaseline() {
    RunRecord run = run(incumbent(1, 80.0), incumbent(5, null));
    assertThatThrownBy(() -> Baseline.anytime(run, "t/test"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("a baseline needs t/test of all that a run finds best, and cell 5 has none");
  }
}
