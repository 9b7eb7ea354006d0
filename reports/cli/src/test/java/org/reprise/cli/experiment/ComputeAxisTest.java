package org.reprise.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.cli.CommandLineTester;
import org.reprise.report.figure.FigureFormat;
import org.reprise.report.leaderboard.LeaderboardText;
import org.reprise.report.leaderboard.StudyReader;
import org.reprise.report.page.ReportFolder;
import org.reprise.reproduction.claim.RecordedVerdicts;
import org.reprise.reproduction.result.Incumbent;
import org.reprise.reproduction.result.Results;
import org.reprise.reproduction.result.RunRecord;

/** A search by shared weights and a search by table on one axis, that of training compute. */
class ComputeAxisTest {
  private static final String SHORT = "rsps:epochs=1:images=32:finalists=1:candidates=";

  @TempDir Path folder;

  @Test
  void regretOverTrainingComputeIsAFigure() throws IOException {
    Path out = folder.resolve("board");
    CommandLineTester.output(
        "run",
        "--methods",
        "rsps:epochs=1:candidates=2:images=32:finalists=1,random-search",
        "--budget",
        "6",
        "--seeds",
        "2",
        "--out",
        out.toString());
    // Without the table, whose rankings take their time and are not asked for here.
    ReportFolder report =
        new ReportFolder(
            StudyReader.of(Results.read(out), List.of()), new RecordedVerdicts(List.of()));
    report.write(out, Set.of(FigureFormat.SVG));
    assertThat(LeaderboardText.write(report.leaderboards())).contains("compute", "of all runs");
    String figure = Files.readString(out.resolve("figures/board-1-curves-compute.svg"));
    assertThat(figure)
        .contains("regret over multiply-adds of training", "first has an answer", " G<")
        .contains("rsps:epochs=1", "random-search");
    // A line and a band of each in the plot, and a dot where each first has an answer.
    assertThat(figure.split("<circle", -1)).hasSize(3);
    assertThat(figure.split("<polygon", -1)).hasSize(3);
    assertThat(Files.readString(out.resolve("index.html")))
        .contains("data-to=\"compute\"", "board-1-curves-compute.svg", "\"compute\":{");
    for (RunRecord run : Results.read(out).runs()) {
      Incumbent first = run.incumbents().get(0);
      assertThat(first.multiplyAdds()).isPositive();
      assertThat(run.chosen().multiplyAdds()).isLessThanOrEqualTo(run.multiplyAdds());
      // Shared weights are paid for before there is any answer.
      if (run.method().startsWith("rsps")) {
        assertThat(first.proposed()).isTrue();
        assertThat(first.multiplyAdds()).isGreaterThan(run.multiplyAdds() / 10);
      }
    }
    assertThat(Files.readAllLines(out.resolve("incumbents.csv")).get(0))
        .endsWith(",regret,train_multiply_adds");
    assertThat(Files.readAllLines(out.resolve("runs.csv")).get(0))
        .endsWith(",architecture,train_multiply_adds");
  }

  private String notes(String budget) throws IOException {
    Path out = folder.resolve(budget);
    CommandLineTester.output(
        "run",
        "--methods",
        SHORT + 2 + "," + SHORT + 3,
        "--budget",
        budget,
        "--seeds",
        "1",
        "--out",
        out.toString());
    return LeaderboardText.write(
        new ReportFolder(
                StudyReader.of(Results.read(out), List.of()), new RecordedVerdicts(List.of()))
            .leaderboards());
  }

  /** In one note for all, and only where the budget counts something else than compute. */
  @Test
  void readersAreToldThatSharedWeightsAreNoEvaluations() throws IOException {
    String remark = "training shared weights counts as compute alone";
    assertThat(notes("6")).contains("note: " + SHORT + 2 + ", " + SHORT + 3 + ": " + remark);
    assertThat(notes("1e13macs")).doesNotContain(remark);
  }
}
