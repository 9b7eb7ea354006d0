package org.reprise.report.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.report.figure.FigureData;
import org.reprise.report.results.BudgetRanking.BudgetStanding;

/** What the page says follows from standings, written by hand. */
class WhichMethodPageTest {
  private static final double NONE = Double.NaN;

  /** Twenty runs of a method whose best would have 95, against random search. */
  private static BudgetStanding standing(
      String label, double score, double againstBest, double againstRandom, double above) {
    return new BudgetStanding(
        label,
        20,
        20,
        score,
        score - 0.1,
        score + 0.1,
        95 - score,
        againstBest,
        againstRandom,
        above);
  }

  private static final BudgetStanding RANDOM = standing("random-search", 92, 0.001, NONE, NONE);

  private static GroundResults ground(String name, double floor, BudgetStanding... standings) {
    return ground(name, floor, List.of(standings), List.of());
  }

  private static GroundResults ground(
      String name, double floor, List<BudgetStanding> standings, List<BudgetStanding> few) {
    FigureData.MetricWords words = new FigureData.MetricWords("accuracy", "", "", false);
    return new GroundResults(
        name,
        new GroundResults.Made(
            "t", "ab".repeat(32), "p", "", "s", name + " column", "500", 20, 0, "1", "unknown"),
        "space",
        "d/test",
        0,
        1000,
        standings.stream()
            .map(
                s -> new GroundResults.MethodLine(s.label(), s.label(), 0, "", Map.of(), 20, 2, ""))
            .toList(),
        new GroundResults.GroundTable(List.of(), List.of(), List.of(), List.of()),
        "",
        List.of(),
        floor,
        GroundMaker.BUDGETS.stream()
            .map(budget -> new BudgetRanking(budget, standings, List.of(), few))
            .toList(),
        List.of(new GroundResults.Sensitivity("evo", "evo:population=100", "", 0, -1, 1, 20, 1)),
        List.of(),
        Map.of(),
        SmallBoard.of("t", List.of(), 20, Map.of(), List.of(), words));
  }

  private static final GroundResults CLEAR =
      ground(
          "clear",
          0,
          standing("climb", 94, NONE, 0.001, 0.9),
          standing("evo:population=100", 93, 0.02, 0.01, 0.8),
          RANDOM,
          standing("slow", 90, 0.001, 0.001, 0.1));

  private static final GroundResults NOISY =
      ground(
          "noisy",
          1,
          standing("climb", 92.5, NONE, 0.8, 0.6),
          standing("slow", 92.2, 1, 0.9, 0.5),
          standing("random-search", 92, 1, NONE, NONE));

  @Test
  void whoIsBetterThanRandomSearchIsNamedByGround() {
    assertThat(BudgetAnswers.of(List.of(CLEAR, NOISY), 50))
        .containsExactly(
            "Among the best on every ground that it searched: `climb` (2 grounds; against random"
                + " search +1.25 points on average, told apart on 1).",
            "On noisy no method is shown to be better than random search.",
            "On clear these are shown to be better: `climb`, `evo` as published.");
  }

  @Test
  void eachMethodIsCountedAgainstRandomSearch() {
    assertThat(WhichMethodPage.of(List.of(CLEAR, NOISY)))
        .contains(
            "| `climb` | 1 of 2 | 1 of 2 | 1 of 2 | 1 of 2 | 2.00 s |",
            "| `evo` as published | 1 of 1 |",
            "| `slow` | 0 of 2, worse on 1 |",
            "- `slow`, in 8 comparisons; worse on clear at 10, clear at 50, clear at 150 and clear"
                + " at 500.")
        .doesNotContain("- `climb`, in");
  }

  @Test
  void whatIsLeftToGainIsDividedBetweenSearchAndMeasurement() {
    assertThat(WhichMethodPage.of(List.of(CLEAR, NOISY)))
        .contains(
            "On clear it is: there only the search itself is tried.",
            "| 0.000 | 1.000, `climb` | 1.000 by more search |",
            "| 1.000 | 2.500, `climb` | 1.500 by more search; 1.000 by better measurement |");
    assertThat(WhichMethodPage.of(List.of(ground("found", 0, standing("climb", 95, NONE, 0, 1)))))
        .contains("nothing: the best architecture is found");
    assertThat(WhichMethodPage.of(List.of(ground("luck", 2, standing("climb", 94, NONE, 0, 1)))))
        .contains("nothing by more search; 1.000 by better measurement");
  }

  @Test
  void whereTrainingsAreDrawnLeadsAndPlacesAreCompared() {
    GroundResults drawn =
        ground(
            "clear-random-seed",
            0.5,
            standing("slow", 94, NONE, 0.001, 0.9),
            standing("climb", 93, 0.3, 0.2, 0.6),
            RANDOM);
    assertThat(WhichMethodPage.of(List.of(CLEAR, drawn)))
        .contains(
            "| `slow` | **−2.00**, place 3 | **+2.00**, place 1 |",
            "| `climb` | **+2.00**, place 1 | +1.00, place 2 |",
            "the order of 3 methods agrees with that by one training with tau-b −0.33; `slow`"
                + " (−2.00 to +2.00 against random search, place 3 to 1) gains most; `climb`"
                + " (+2.00 to +1.00 against random search, place 1 to 2) loses most.");
    assertThat(NoiseSection.sentences(List.of(CLEAR, NOISY), 50)).isEmpty();
  }

  @Test
  void whoIsAheadByFewAnswersIsNamedOnce() {
    BudgetStanding settled = new BudgetStanding("settled", 20, 2, 94, 94, 94, 1, NONE, 0.001, 0.9);
    assertThat(WhichMethodPage.of(List.of(ground("a", 0, settled, RANDOM), CLEAR)))
        .contains(
            "**`settled`**, 1.00, few answers",
            "- Ahead by few answers: `settled` on a (2 architectures). Interval");
  }

  @Test
  void aMethodOfFewRunsIsShownAndNotCompared() {
    BudgetStanding few = new BudgetStanding("costly", 5, 5, 94.5, 94, 95, 0.5, NONE, NONE, NONE);
    String page = WhichMethodPage.of(List.of(ground("g", 0, List.of(RANDOM), List.of(few))));
    assertThat(page)
        .contains("On g too few runs to be compared: `costly`, 5: 94.50 [94.00, 95.00].")
        .contains("| `random-search`: 92.00 [91.90, 92.10]")
        .doesNotContain("| `costly`");
  }
}
