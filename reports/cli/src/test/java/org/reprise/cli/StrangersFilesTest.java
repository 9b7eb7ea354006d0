package org.reprise.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.reprise.cli.CommandLineTester.output;
import static org.reprise.cli.CommandLineTester.refusal;
import static org.reprise.cli.CommandLineTester.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What strangers brought, from the file to the board: the right answer, or one line that names file
 * and place.
 */
class StrangersFilesTest {
  private static final List<String> CELLS =
      List.of("3,16", "3,32", "3,64", "5,16", "5,32", "5,64", "7,16", "7,32", "7,64");

  @TempDir Path folder;

  @BeforeEach
  void useHome() throws IOException {
    System.setProperty("reprise.home", folder.resolve("home").toString());
    write("cells.yaml", "name: cells\ndecisions:\n  kernel: [3, 5, 7]\n  width: [16, 32, 64]\n");
  }

  @AfterEach
  void leaveHome() {
    System.clearProperty("reprise.home");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** A file with a line for each of the nine cells: the cell, then what {@code rest} says. */
  private Path csv(String name, String header, String... rest) throws IOException {
    StringBuilder text = new StringBuilder("arch," + header + "\n");
    for (int i = 0; i < rest.length; i++) {
      text.append('"').append(CELLS.get(i)).append("\",").append(rest[i]).append('\n');
    }
    return write(name, text.toString());
  }

  /** Valid accuracies 80 to 88 and test accuracies one below, with what {@code change} replaces. */
  private static String[] values(int row, String change) {
    String[] values = new String[CELLS.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i == row ? change : (80 + i) + "," + (79 + i);
    }
    return values;
  }

  private static String[] each(String[] values, String more) {
    return Arrays.stream(values).map(value -> value + more).toArray(String[]::new);
  }

  private String[] importing(Path... files) {
    List<String> words =
        new ArrayList<>(List.of("table", "import", "--format", "csv", "--name", "mine"));
    words.addAll(List.of("--space", folder.resolve("cells.yaml").toString()));
    Arrays.stream(files).map(Path::toString).forEach(words::add);
    return words.toArray(String[]::new);
  }

  private String[] board(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("leaderboard", "--table", "mine", "--out", folder.resolve("b").toString()));
    words.addAll(List.of(more));
    if (!words.contains("--methods")) {
      words.addAll(List.of("--methods", "random-search,local-search"));
    }
    if (!words.contains("--seeds")) {
      words.addAll(List.of("--seeds", "4"));
    }
    return words.toArray(String[]::new);
  }

  @Test
  void theBestArchitectureWithoutTestValueIsAGap() throws IOException {
    output(importing(csv("gap.csv", "valid_acc,test_acc", values(8, "88,"))));
    CommandLineTester.Outcome outcome = run(board("--budget", "20"));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("note: 1 of the 9 architectures that can be searched has no gap/test")
        .containsPattern("optimum +87\\.00 +86\\.00 +0");
  }

  @Test
  void whatHasNoArchitectureWithBothIsOneLine() throws IOException {
    String[] rest = new String[CELLS.size()];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = i % 2 == 0 ? "," + (79 + i) : (80 + i) + ",";
    }
    output(importing(csv("either.csv", "valid_acc,test_acc", rest)));
    assertThat(refusal(board("--budget", "20")))
        .contains("table mine has no architecture with both", "either/valid/accuracy");
  }

  @Test
  void fractionsAndPercentsAreToldApartByFile() throws IOException {
    String[] fractions = new String[CELLS.size()];
    for (int i = 0; i < fractions.length; i++) {
      fractions[i] = "0." + (80 + i) + ",0." + (79 + i);
    }
    Path one = csv("tenths.csv", "valid_acc,test_acc", fractions);
    Path other = csv("hundreds.csv", "valid_acc,test_acc", values(-1, ""));
    assertThat(output(importing(one, other)))
        .contains("column valid_acc of tenths.csv is taken as fractions and stored in percent");
    for (String dataset : List.of("tenths", "hundreds")) {
      assertThat(
              output(
                      "table",
                      "query",
                      "mine",
                      "--arch",
                      "7,64",
                      "--dataset",
                      dataset,
                      "--split",
                      "valid",
                      "--seed",
                      "one")
                  .strip())
          .isEqualTo("88.0");
    }
    Path mixed = csv("mixed.csv", "valid_acc,test_acc", values(1, "0.81,80"));
    String[] again = importing(mixed);
    again[5] = "another";
    assertThat(output(again))
        .contains("column valid_acc of mixed.csv is in percent", "line 3: 0.81");
  }

  @Test
  void secondsThatCannotBeAreOneLine() throws IOException {
    Path negative =
        csv("negative.csv", "valid_acc,test_acc,train_seconds", each(values(-1, ""), ",-5"));
    assertThat(refusal(importing(negative)))
        .contains("negative.csv: line 2: column train_seconds: ", "at least 0, found -5");
    Path free = csv("free.csv", "valid_acc,test_acc,train_seconds", each(values(-1, ""), ",0"));
    output(importing(free));
    assertThat(refusal(board("--budget", "60s"))).contains("mine", "0 s", "60s never ends");
  }

  @Test
  void semicolonsSeparateToo() throws IOException {
    Path file = csv("commas.csv", "valid_acc,test_acc", values(-1, ""));
    String text = Files.readString(file).replaceAll("(?<!\"[357]),", ";");
    output(importing(write("semicolons.csv", text)));
    assertThat(output("table", "info", "mine"))
        .contains("9 of 9", "semicolons test accuracy", "semicolons valid accuracy");
  }

  @Test
  void aNumberThatIsNoneIsNamedWithItsLine() throws IOException {
    Path file = csv("infinite.csv", "valid_acc,test_acc", values(2, "inf,81"));
    assertThat(refusal(importing(file)))
        .contains("infinite.csv: line 4: column valid_acc: expected a number, found 'inf'");
  }

  @Test
  void tauIsAtMostOne() throws IOException {
    String[] rest = each(values(0, ","), "");
    for (int i = 0; i < rest.length; i++) {
      rest[i] += "," + i;
    }
    output(importing(csv("tau.csv", "valid_acc,test_acc,zc", rest)));
    CommandLineTester.Outcome outcome =
        run(
            "correlate",
            "mine",
            "--column",
            "tau/-/zc/0/-",
            "--truth",
            "tau/test/accuracy/0/one",
            "--json");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("\"tau\" : 1.0,");
  }

  @Test
  void twoSchedulesWithCostsAreTwoFidelities() throws IOException {
    Path file =
        csv(
            "two.csv",
            "valid_acc_12,valid_acc_200,test_acc_200,train_seconds_12,train_seconds_200",
            "50,60,59,1,10",
            "55,65,64,1,12",
            "52,66,66,1,14");
    output(importing(file));
    CommandLineTester.Outcome outcome =
        run(board("--budget", "20s", "--methods", "random-search,hyperband"));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("hyperband looks at trainings shorter than 200 epochs");
  }

  @Test
  void aPackedFileThatIsCutIsOneLine() throws IOException {
    StringBuilder rows = new StringBuilder("arch,valid_acc\n");
    for (int i = 0; i < 6561; i++) {
      String digits = Integer.toString(i, 3);
      rows.append("0".repeat(8 - digits.length()))
          .append(digits)
          .append(',')
          .append(90)
          .append('\n');
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(rows.toString().getBytes(UTF_8));
    }
    byte[] whole = packed.toByteArray();
    for (int cut : new int[] {whole.length / 2, whole.length - 4}) {
      Path file = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(whole, cut));
      assertThat(
              refusal(
                  "table",
                  "import",
                  "--format",
                  "csv",
                  "--space",
                  "nasbench-macro",
                  "--name",
                  "cut",
                  file.toString()))
          .contains("cut.csv.gz", "expected intact gzip data to the end");
    }
    assertThat(output("table", "list")).doesNotContain("cut");
  }

  @Test
  void aBrokenJsonIsNamedWithLineAndColumn() throws IOException {
    String json =
        "{\"00000000\": {\"test_acc\": [91.1, 91.2, 91.3], \"mean_acc\": 91.2, \"std\": 0.1,"
            + " \"params\": 1.0, \"flops\": 2.0}}";
    String[] importing = {
      "table", "import", "--format", "nas-bench-macro", "--name", "macro", null
    };
    importing[6] = write("cut.json", json.substring(0, 60)).toString();
    assertThat(refusal(importing)).contains("cut.json: line 1, column ", "the file is cut off");
    importing[6] = write("nan.json", json.replace("91.1", "NaN")).toString();
    assertThat(refusal(importing)).contains("nan.json: line 1, column ", "test_acc", "found NaN");
  }

  @Test
  void aProgramMayBeginWithAByteOrderMark() throws IOException {
    Path program =
        write(
            "program.txt",
            "\uFEFFdef Setup():\n"
                + "def Predict():\n"
                + "  s1 = dot(v2, v0)\n"
                + "def Learn():\n"
                + "  v2 = s0 * v0\n");
    CommandLineTester.Outcome outcome =
        run("evolve", "--program", program.toString(), "--task", "linear");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("fitness on unseen tasks", "s1 = dot(v2, v0)");
  }

  @Test
  void aBoardNamesItsColumnsByWhatTheyHold() throws IOException {
    Path one = csv("one.csv", "valid_acc,test_acc", values(-1, ""));
    Path two = csv("two.csv", "valid_acc,test_acc", values(0, "89,70"));
    output(importing(one, two));
    CommandLineTester.Outcome outcome =
        run(board("--budget", "20", "--search-on", "two/valid", "--score", "one/test"));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .containsPattern("method +runs +validation \\(two\\) +test +regret")
        .doesNotContain("selects on");
  }

  @Test
  void aSearchThatSelectsOnTestSaysSoInEveryForm() throws IOException {
    String[] rest = new String[CELLS.size()];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = Integer.toString(79 + i);
    }
    output(importing(csv("tests.csv", "test_acc", rest)));
    CommandLineTester.Outcome outcome = run(board("--budget", "20"));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).containsPattern("method +runs +test, seen +test +regret");
    String warning = "selects on test accuracy";
    assertThat(outcome.out())
        .contains("note: The table has no validation accuracy: the search " + warning);
    for (String form : List.of("index.html", "leaderboard.md", "results.json")) {
      assertThat(Files.readString(folder.resolve("b").resolve(form))).as(form).contains(warning);
    }
  }

  /** A cell in YAML and accuracies of all its 81 architectures: each convolution is worth 3. */
  private void importCell(String operations) throws IOException {
    List<String> names = List.of(operations.split(", "));
    write(
        "cells.yaml",
        "name: my-cell\ncell:\n  nodes: 4\n  operations: ["
            + operations
            + "]\n  edges: [0->1, 0->2, 1->3, 2->3]\n");
    StringBuilder text = new StringBuilder("arch,valid_acc,test_acc\n");
    for (int i = 0; i < 81; i++) {
      int number = i;
      double accuracy = 60;
      List<String> cell = new ArrayList<>();
      for (int edge = 0; edge < 4; edge++) {
        String operation = names.get(number % 3);
        cell.add(operation);
        accuracy += operation.equals("conv") ? 3 + edge : 0;
        number /= 3;
      }
      text.append('"').append(String.join(",", cell)).append("\",").append(accuracy);
      text.append(',').append(accuracy - 1).append('\n');
    }
    output(importing(write("cell.csv", text.toString())));
  }

  @Test
  void methodsThatPredictSearchAUsersCell() throws IOException {
    importCell("none, conv, pool");
    CommandLineTester.Outcome outcome =
        run(
            board(
                "--budget",
                "40",
                "--methods",
                "pnas:beam=10,neural-predictor:trained=20,bananas",
                "--seeds",
                "2"));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("pnas:beam=10", "neural-predictor:trained=20", "bananas")
        .doesNotContain("\nnote: pnas");
  }

  @Test
  void aCellThatCannotGrowIsOneLine() throws IOException {
    importCell("skip, conv, pool");
    assertThat(refusal(board("--budget", "40", "--methods", "pnas")))
        .contains("pnas cannot search my-cell: its edges have no operation 'none'");
    assertThat(folder.resolve("b")).doesNotExist();
  }
}
