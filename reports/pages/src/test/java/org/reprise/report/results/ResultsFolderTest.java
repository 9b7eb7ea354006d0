package org.reprise.report.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.report.figure.CorrelationRow;
import org.reprise.report.figure.FigureData;
import org.reprise.report.leaderboard.CurveBand;
import org.reprise.space.InvalidInputException;

/** Pages are made of the data beside them and of nothing else; whoever changes one is told. */
class ResultsFolderTest {
  @TempDir private Path folder;

  private static ResultsFolder results() {
    ResultsFolder results = new ResultsFolder();
    results.put(ground());
    results.put(
        new PaperResults(
            "2026-11-28",
            List.of(
                new PaperResults.PaperResult(
                    1,
                    "A | B",
                    "C",
                    "README.md",
                    "",
                    "in part",
                    "Half of it.",
                    List.of(),
                    List.of())),
            List.of(),
            List.of()));
    return results;
  }

  private static GroundResults ground() {
    double[] x = {1, 10};
    Map<String, CurveBand> bands =
        Map.of(
            "random-search",
            new CurveBand(x, new double[] {90, 93}, new double[] {89, 92}, new double[] {91, 94}));
    FigureData.MetricWords words =
        new FigureData.MetricWords("accuracy", "accuracy (%)", "percentage points", false);
    FigureData.BoardData board =
        SmallBoard.of(
            "t · d/test",
            List.of("random-search"),
            3,
            Map.of("evaluations", Map.of("score", bands)),
            List.of(
                new FigureData.Distribution(
                    "random-search", new double[] {1, 1, 2, 3, 3}, new double[] {1, 2, 3})),
            words);
    return new GroundResults(
        "ground",
        new GroundResults.Made(
            "t", "ab".repeat(32), "p", "", "s", "c", "500", 3, 0, "1", "unknown"),
        "space",
        "d/test",
        0,
        1000,
        List.of(
            new GroundResults.MethodLine(
                "random-search",
                "random-search",
                0,
                "",
                Map.of(),
                3,
                Double.NaN,
                "Draws at random.")),
        new GroundResults.GroundTable(
            List.of("test"),
            List.of("of the answers"),
            List.of(List.of("random-search", "93.00")),
            List.of()),
        "",
        List.of(),
        0.5,
        GroundMaker.BUDGETS.stream()
            .map(
                budget ->
                    new BudgetRanking(
                        budget,
                        List.of(
                            new BudgetRanking.BudgetStanding(
                                "random-search",
                                3,
                                3,
                                93,
                                92,
                                94,
                                2,
                                Double.NaN,
                                Double.NaN,
                                Double.NaN)),
                        List.of("late"),
                        List.of()))
            .toList(),
        List.of(),
        List.of(
            new CorrelationRow(
                "proxy", "synflow", 1000, 0.5, 0.4, 0.6, 10, Double.NaN, Double.NaN)),
        Map.of("late", "not chosen"),
        board);
  }

  @Test
  void whatIsWrittenIsReadBackToTheSameBytes() throws IOException {
    results().write(folder);
    assertThat(ResultsFolder.read(folder).differences(folder)).isEmpty();
    assertThat(folder.resolve("figures/ground-curves-evaluations.svg")).exists();
    assertThat(folder.resolve("figures/ground-correlations.svg")).exists();
    assertThat(folder.resolve("ground.md"))
        .content()
        .contains("`late`: not chosen.", "| synflow | proxy | 1,000 | 0.500 [0.400, 0.600]");
    assertThat(folder.resolve("which-method.md"))
        .content()
        .contains(
            "| `random-search`: 93.00 [92.00, 94.00]; regret 2.000; 3 runs",
            "On ground still without an answer: `late`.",
            "| `random-search` | Draws at random. |");
    // A title is text, whatever is in it.
    assertThat(folder.resolve("papers.md")).content().contains("[A \\| B](#paper-1)");
  }

  @Test
  void aChangedPageALostFigureAndAStrangerAreNamed() throws IOException {
    results().write(folder);
    Files.writeString(folder.resolve("ground.md"), "all is well");
    Files.delete(folder.resolve("figures/ground-correlations.svg"));
    Files.writeString(folder.resolve("figures/old.svg"), "<svg/>");
    assertThat(ResultsFolder.read(folder).differences(folder))
        .containsExactly("figures/ground-correlations.svg", "figures/old.svg", "ground.md");
    ResultsFolder.read(folder).write(folder);
    assertThat(ResultsFolder.read(folder).differences(folder)).isEmpty();
  }

  @Test
  void aChangedNumberInTheDataIsSeenInThePage() throws IOException {
    results().write(folder);
    Path data = folder.resolve("data/ground.json");
    Files.writeString(data, Files.readString(data).replace("\"93.00\"", "\"94.00\""));
    assertThat(ResultsFolder.read(folder).differences(folder))
        .containsExactly("ground.md", "interactive.html");
  }

  @Test
  void theInteractivePageHasWhatTheDataSayAndAllThatItNeedsBesideIt() throws IOException {
    results().write(folder);
    String page = Files.readString(folder.resolve("interactive.html"));
    assertThat(page)
        .contains(
            "href=\"ground.md\"",
            "<dd>1,000 of space</dd>",
            "93.00 [92.00, 94.00]",
            "<td class=\"n\" data-value=\"93.0\">93.00</td>",
            "<td class=\"n\" data-value=\"0.5\">0.500 <small>[0.400, 0.600]</small></td>",
            "\"mean\":[90.0,93.0]");
    for (String asset : List.of("echarts.min.js", "report.js", "report.css")) {
      assertThat(page).contains("\"assets/" + asset + "\"");
      assertThat(folder.resolve("assets").resolve(asset)).isNotEmptyFile();
    }
  }

  @Test
  void aDamagedFileIsNamedInOneLine() throws IOException {
    results().write(folder);
    Files.writeString(folder.resolve("data/ground.json"), "{\"name\":");
    assertThatThrownBy(() -> ResultsFolder.read(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("ground.json is no data file of results")
        .hasMessageNotContaining("\n");
  }
}
