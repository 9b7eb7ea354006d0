package org.reprise.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.cli.CommandLineTester;
import org.reprise.reproduction.result.ExperimentFile;
import org.reprise.reproduction.result.Results;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;
import org.reprise.table.store.TableHome;

/** What the search sees and what scores its answer, as a user names them. */
class ChosenColumnsTest {
  @TempDir Path folder;

  @BeforeEach
  void saveTable() throws IOException {
    System.setProperty("reprise.home", folder.resolve("home").toString());
    NasBench201 cells = new NasBench201();
    TableBuilder rows = Table.builder("two", cells);
    for (int key = 0; key < 40; key++) {
      for (String dataset : new String[] {"apples", "pears"}) {
        boolean apples = dataset.equals("apples");
        for (int seed = 0; seed < 2; seed++) {
          String end = "/accuracy/12/" + seed;
          double value = 50 + (apples ? key : 40 - key) + 0.1 * seed;
          rows.put(cells.fromKey(key), Series.parse(dataset + "/valid" + end), value);
          rows.put(cells.fromKey(key), Series.parse(dataset + "/test" + end), value - 1);
        }
      }
    }
    new TableHome(folder.resolve("home")).save(rows.build(), false);
  }

  @AfterEach
  void leaveHome() {
    System.clearProperty("reprise.home");
  }

  private String run(String out, String... more) {
    String[] usual = {
      "run",
      "--table",
      "two",
      "--methods",
      "random-search",
      "--seeds",
      "2",
      "--budget",
      "60",
      "--out",
      folder.resolve(out).toString()
    };
    String[] all = Arrays.copyOf(usual, usual.length + more.length);
    System.arraycopy(more, 0, all, usual.length, more.length);
    return CommandLineTester.output(all);
  }

  private ExperimentFile.BenchmarkEntry entry(String out) throws IOException {
    return Results.read(folder.resolve(out)).experiment().identity().benchmarks().get(0);
  }

  @Test
  void whatWasTakenIsSaidWhereThereAreSeveralDataSets() {
    assertThat(run("usual"))
        .contains("two/inferred is searched on apples/valid/accuracy/12/mean and scored by")
        .contains("of the data sets apples, pears; --search-on and --score choose others");
  }

  @Test
  void signalAndScoresAreTheColumnsThatAreNamed() throws IOException {
    String said = run("chosen", "--search-on", "pears", "--score", "pears/test//12/1,apples");
    assertThat(said).doesNotContain("choose others");
    assertThat(entry("chosen").signals().get(0).accuracy())
        .isEqualTo("pears/valid/accuracy/12/mean");
    assertThat(entry("chosen").scores())
        .containsEntry("pears/test", "pears/test/accuracy/12/1")
        .containsEntry("apples/test", "apples/test/accuracy/12/mean");
    // Sixty draws of forty cells find what is best on pears: row 0.
    assertThat(Results.read(folder.resolve("chosen")).runs())
        .allMatch(run -> run.chosen().validAccuracy() > run.chosen().score("apples/test"));
    CommandLineTester.Outcome report =
        CommandLineTester.run("report", folder.resolve("chosen").toString());
    assertThat(report.err()).isEmpty();
    assertThat(report.out()).contains("chosen");
  }

  @Test
  void aSeedMayBeOneOrDrawnAndASearchOnTestIsSaid() throws IOException {
    run("one", "--search-on", "apples/valid/accuracy/12/1");
    run("drawn", "--search-on", "apples/valid/accuracy/12/random");
    assertThat(entry("one").signals().get(0).accuracy()).endsWith("/1");
    assertThat(entry("drawn").signals().get(0).accuracy()).endsWith("/random");
    assertThat(run("test", "--search-on", "apples/test"))
        .contains("selects on test accuracy (apples/test/accuracy/12/mean): what it finds looks");
    assertThat(entry("test").selectsOnTest()).isTrue();
  }

  @Test
  void aProtocolFileOfTheUsersOwn() throws IOException {
    Path file = folder.resolve("mine.json");
    Files.writeString(
        file,
        """
        {"name": "mine", "budget": "30",
         "fidelities": [{"epochs": 12, "accuracy": ["pears/valid/accuracy/12/0"]}],
         "scores": [{"name": "pears/test", "accuracy": ["pears/test/accuracy/12/mean"]}]}
        """);
    run("file", "--protocol", file.toString());
    assertThat(entry("file").name()).isEqualTo("two/mine");
    assertThat(entry("file").signals().get(0).accuracy()).isEqualTo("pears/valid/accuracy/12/0");
    Files.writeString(file, "{\"name\": \"mine\"}");
    assertThat(refusal("--protocol", file.toString()))
        .contains("mine.json: a protocol needs the fields name, fidelities, scores, budget");
    Files.writeString(file, "{\n\"name\": mine}");
    assertThat(refusal("--protocol", file.toString())).contains("mine.json: line 2: ");
    assertThat(refusal("--protocol", folder + "/none.json")).contains("none.json");
  }

  @Test
  void whatTheTableLacksIsNamed() {
    assertThat(refusal("--search-on", "plums"))
        .contains("table two has no column 'plums'; write dataset/split/metric/epochs/seed")
        .contains("apples/valid/accuracy/12/0");
    assertThat(refusal("--search-on", "apples/valid/accuracy/12/7")).contains("no column");
    assertThat(refusal("--score", "apples,apples")).contains("two scores are of the same");
    assertThat(refusal("--score", "apples", "--protocol", "inferred")).contains("leave out");
    assertThat(folder.resolve("refused")).doesNotExist();
  }

  private String refusal(String... more) {
    String[] all = Arrays.copyOf(more, more.length + 5);
    String[] usual = {"run", "--table", "two", "--out", folder.resolve("refused").toString()};
    System.arraycopy(usual, 0, all, 0, 5);
    System.arraycopy(more, 0, all, 5, more.length);
    return CommandLineTester.refusal(all);
  }

  @Test
  void methodsAreAddedToAFolder() throws IOException {
    run("added");
    byte[] before = Files.readAllBytes(folder.resolve("added/runs.jsonl"));
    CommandLineTester.Outcome more =
        CommandLineTester.run(
            "run",
            "--table",
            "two",
            "--methods",
            "local-search",
            "--budget",
            "60",
            "--add",
            "--out",
            folder.resolve("added").toString());
    assertThat(more.code()).isZero();
    assertThat(more.err()).contains("2 runs that were there are kept");
    Results results = Results.read(folder.resolve("added"));
    assertThat(results.runs())
        .hasSize(4)
        .filteredOn(r -> r.method().equals("local-search"))
        .hasSize(2);
    assertThat(Files.readString(folder.resolve("added/runs.jsonl")))
        .startsWith(new String(before, StandardCharsets.UTF_8));
  }

  @Test
  void severalFoldersAreOneReport() throws IOException {
    String one = folder.resolve("one").toString();
    String other = folder.resolve("other").toString();
    run("one");
    CommandLineTester.output(
        "run",
        "--table",
        "two",
        "--methods",
        "local-search,random-search",
        "--seeds",
        "3",
        "--budget",
        "60",
        "--out",
        other);
    Path report = folder.resolve("report");
    assertThat(CommandLineTester.output("report", one, other, "--out", report.toString()))
        .contains("random-search", "local-search");
    // Three of each on two boards: runs of random search that both hold count once.
    assertThat(Files.readString(report.resolve("index.html"))).contains("12 scored runs");
    assertThat(CommandLineTester.refusal("report", one, other)).contains("needs --out DIR");
    run("third", "--master-seed", "9");
    assertThat(
            CommandLineTester.refusal(
                "report", one, folder.resolve("third").toString(), "--out", report.toString()))
        .contains("different runs of random-search on two/inferred with seed 0");
  }
}
