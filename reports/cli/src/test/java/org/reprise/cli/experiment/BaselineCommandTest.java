package org.reprise.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.cli.CommandLineTester;
import org.reprise.reproduction.baseline.Baselines;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;
import org.reprise.table.store.TableHome;

/** Baselines on a user's own table, and on architectures that are trained. */
class BaselineCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void setHome() {
    System.setProperty("reprise.home", folder.resolve("home").toString());
  }

  @AfterEach
  void leaveHome() {
    System.clearProperty("reprise.home");
  }

  private CommandLineTester.Outcome baseline(String what, List<String> ground, String... more) {
    List<String> words = new ArrayList<>(List.of("baseline", what));
    words.addAll(ground);
    words.addAll(List.of("--file", folder.resolve("own.jsonl").toString()));
    words.addAll(List.of(more));
    return CommandLineTester.run(words.toArray(String[]::new));
  }

  @Test
  void trainingIsAGroundOfBaselinesThatTrainsNothingTwice() throws IOException {
    List<String> training =
        List.of("--train", "fashion14", "--examples", "64", "--epochs", "1", "--batch", "32");
    assertThat(
            baseline("accept", training, "--budget", "3", "--seeds", "2", "random-search").code())
        .isZero();
    assertThat(Baselines.read(folder.resolve("own.jsonl")))
        .singleElement()
        .satisfies(
            baseline -> {
              assertThat(baseline.benchmark()).endsWith("/trained");
              assertThat(baseline.scores()).hasSize(2).allMatch(score -> score >= 0);
            });
    Path entries;
    try (Stream<Path> files = Files.list(folder.resolve("home/entries"))) {
      entries = files.filter(file -> file.toString().endsWith(".csv")).findFirst().orElseThrow();
    }
    String trained = Files.readString(entries);
    CommandLineTester.Outcome check = baseline("check", training);
    assertThat(check.out()).contains("identical random-search on ", "all 2 trajectories");
    assertThat(check.code()).isZero();
    assertThat(Files.readString(entries)).as("what was trained is known").isEqualTo(trained);
    assertThat(
            baseline(
                    "check",
                    List.of("--train", "fashion14", "--examples", "64", "--epochs", "2"),
                    "random-search")
                .out())
        .as("another recipe is another benchmark")
        .contains("not run", "is not the one of the baseline");
  }

  @Test
  void aTableOfErrorsHasABaselineAndAChangedTableIsNotCompared() throws IOException {
    save(0, false);
    List<String> table = List.of("--table", "errors");
    assertThat(baseline("accept", table, "--seeds", "5", "--budget", "9", "local-search").code())
        .isZero();
    assertThat(Baselines.read(folder.resolve("own.jsonl")).get(0).scores())
        .allMatch(score -> score >= 7 && score < 30);
    assertThat(baseline("check", table).out())
        .contains("identical local-search on errors/inferred");
    assertThat(CommandLineTester.run("baseline", "show", "--file", folder + "/own.jsonl").out())
        .contains("local-search", "errors/inferred, budget 9, 5 seeds");
    save(1, true);
    CommandLineTester.Outcome changed = baseline("check", table);
    assertThat(changed.out()).contains("not run", "is not the one of the baseline");
    assertThat(CommandLineTester.refusal("baseline", "check", "--table", "errors"))
        .contains("name it by --file");
  }

  private void save(int shift, boolean replace) throws IOException {
    NasBench201 cells = new NasBench201();
    TableBuilder rows = Table.builder("errors", cells);
    for (int key = 0; key < 40; key++) {
      rows.put(cells.fromKey(key), Series.parse("d/valid/error/9/one"), 7 + (key * 11) % 40);
      rows.put(cells.fromKey(key), Series.parse("d/test/error/9/one"), 7 + shift + (key * 11) % 40);
    }
    new TableHome(folder.resolve("home")).save(rows.build(), replace);
  }
}
