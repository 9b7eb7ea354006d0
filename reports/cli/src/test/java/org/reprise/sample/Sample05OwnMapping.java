package org.reprise.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.reproduction.experiment.Experiment;
import org.reprise.reproduction.experiment.ExperimentRunner;
import org.reprise.reproduction.experiment.ProgressListener;
import org.reprise.reproduction.result.RunRecord;
import org.reprise.search.Budget;
import org.reprise.space.user.UserSpaceFile;
import org.reprise.table.Table;
import org.reprise.table.csv.CsvImporter;
import org.reprise.table.importer.ImportRequest;

/**
 * Sample 5: a stranger's CSV, whose columns mean what a mapping file says. The same as a command:
 * {@code ./reprise table import --format csv --mapping FILE.yaml --space FILE.yaml FILE.csv}.
 */
class Sample05OwnMapping {
  private static final String CSV =
      """
      k,w,err_val,err_test,hours,who
      3,16,0.21,0.22,0.5,ann
      3,32,0.18,0.20,1.0,ann
      5,16,0.19,0.21,0.6,bob
      5,32,0.15,0.17,1.2,bob
      """;

  // The architecture is put together from two columns; hours become seconds; -1 would be a gap.
  private static final String MAPPING =
      """
      architecture: "{k},{w}"
      dataset: my-images
      absent: [-1]
      columns:
        err_val: valid/error/30/one * 100
        err_test: test/error/30/one * 100
        hours: -/train_seconds/30/one * 3600
      ignore: [who]
      """;

  @Test
  void importAndAsk(@TempDir Path folder) throws IOException {
    Path csv = Files.writeString(folder.resolve("results.csv"), CSV);
    Path mapping = Files.writeString(folder.resolve("mapping.yaml"), MAPPING);
    ImportRequest request =
        new ImportRequest(
            "mine",
            List.of(csv),
            Optional.of(
                UserSpaceFile.parse(
                    "name: mine\ndecisions:\n  kernel: [3, 5]\n  width: [16, 32]\n", "mine.yaml")),
            Optional.of(mapping.toString()),
            List.of(),
            "1",
            "2026-01-31",
            (done, total) -> {});
    Table table = new CsvImporter().read(request);
    assertThat(table.rows()).isEqualTo(4);
    assertThat(table.series().toString())
        .contains("my-images/valid/error/30/one", "my-images/-/train_seconds/30/one");
    assertThat(table.info().sources().get(0).file()).isEqualTo("results.csv");
  }

  /** Columns called valid_acc and test_acc need no mapping at all. */
  @Test
  void searchIt(@TempDir Path folder) throws IOException {
    Path csv =
        Files.writeString(
            folder.resolve("results.csv"),
            "arch,valid_acc,test_acc\n\"3,16\",79,78\n\"3,32\",82,80\n\"5,16\",81,79\n\"5,32\",85,83\n");
    ImportRequest request =
        new ImportRequest(
            "mine",
            List.of(csv),
            Optional.of(
                UserSpaceFile.parse(
                    "name: mine\ndecisions:\n  kernel: [3, 5]\n  width: [16, 32]\n", "mine.yaml")),
            Optional.empty(),
            List.of("my-images"),
            "1",
            "2026-01-31",
            (done, total) -> {});
    TableBenchmark benchmark = TableBenchmark.of(new CsvImporter().read(request));
    Experiment experiment =
        Experiment.of(
            List.of(benchmark), List.of("local-search:initial=1"), Budget.evaluations(4), 3, 1);
    List<RunRecord> runs = new ExperimentRunner(experiment, 1, ProgressListener.SILENT).run();
    assertThat(runs)
        .allSatisfy(run -> assertThat(run.chosen().architecture()).isEqualTo("kernel=5,width=32"));
  }
}
