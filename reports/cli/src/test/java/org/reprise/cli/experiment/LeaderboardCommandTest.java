package org.reprise.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.cli.CommandLineTester;
import org.reprise.cli.Reprise;
import org.reprise.space.SearchSpace;
import org.reprise.space.SearchSpaces;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;
import org.reprise.table.store.TableHome;

class LeaderboardCommandTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void useHome() {
    System.setProperty("reprise.home", folder.resolve("home").toString());
  }

  @AfterEach
  void leaveHome() {
    System.clearProperty("reprise.home");
  }

  private int reprise(String... args) {
    return Reprise.run(new PrintWriter(out), new PrintWriter(err), args);
  }

  /** A made-up table in which more of the widest blocks is better. */
  private void saveTable() throws IOException {
    SearchSpace space = SearchSpaces.named("nasbench-macro");
    TableBuilder builder = Table.builder("macro", space);
    SplittableRandom random = new SplittableRandom(1);
    space
        .keys()
        .forEach(
            key -> {
              var architecture = space.fromKey(key);
              int sum = 0;
              for (int choice : architecture.choices()) {
                sum += choice;
              }
              double accuracy = 60 + 2 * sum + random.nextDouble();
              builder.put(
                  architecture, new Series("cifar10", "valid", "accuracy", 50, "one"), accuracy);
              builder.put(
                  architecture,
                  new Series("cifar10", "test", "accuracy", 50, "mean"),
                  accuracy - random.nextDouble());
              builder.put(architecture, Series.cost("cifar10", "params"), 1 + sum);
            });
    new TableHome(folder.resolve("home")).save(builder.build(), false);
  }

  @Test
  void noStrangersPageIsOverwrittenAndARejectedCallLeavesNoFolder() throws IOException {
    saveTable();
    Path home = Files.createDirectories(folder.resolve("site"));
    Path page = Files.writeString(home.resolve("index.html"), "<p>my home page</p>");
    for (String command : new String[] {"leaderboard", "report"}) {
      String[] line =
          command.equals("report")
              ? new String[] {"report", "" + home, "--out", "" + home}
              : new String[] {
                "leaderboard", "--table", "macro", "--seeds", "2", "--out", "" + home
              };
      assertThat(CommandLineTester.refusal(line))
          .contains("index.html was not written by this command; choose another folder");
    }
    assertThat(home)
        .isDirectoryContaining(page::equals)
        .isDirectoryNotContaining(f -> !f.equals(page));
    assertThat(page).hasContent("<p>my home page</p>");
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(CommandLineTester.refusal("leaderboard", "--out", file + "/x"))
        .contains(file + " is a file; expected a folder to write to");
    Path board = folder.resolve("a/b");
    CommandLineTester.refusal(
        "leaderboard", "--table", "macro", "--budget", "9s", "--out", "" + board);
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @Test
  void aTableBecomesALeaderboardAndAReportOfItsRunsIsTheSame() throws IOException {
    saveTable();
    Path board = folder.resolve("board");
    int code =
        reprise(
            "leaderboard",
            "--table",
            "macro",
            "--protocol",
            "inferred",
            "--budget",
            "60",
            "--seeds",
            "6",
            "--methods",
            "local-search",
            "--out",
            board.toString());
    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(out.toString())
        .contains("macro · cifar10/test")
        .contains("local-search")
        // The control is always there.
        .contains("random-search")
        .contains("optimum");
    for (String file : new String[] {"index.html", "leaderboard.md", "results.csv"}) {
      assertThat(board.resolve(file)).isNotEmptyFile();
    }
    String index = Files.readString(board.resolve("index.html"));
    assertThat(index)
        .contains("./reprise leaderboard --table macro")
        .contains("--out DIR")
        .contains("reference point", "parameters")
        .doesNotContain(folder.toString());

    Path again = folder.resolve("again");
    assertThat(reprise("report", board.resolve("runs").toString(), "--out", again.toString()))
        .isZero();
    assertThat(again.resolve("index.html")).hasSameTextualContentAs(board.resolve("index.html"));
    assertThat(again.resolve("results.csv")).hasSameTextualContentAs(board.resolve("results.csv"));
  }

  @Test
  void aFreshMachineHasTheBuiltInBenchmark() {
    Path board = folder.resolve("board");
    int code =
        reprise(
            "leaderboard",
            "--budget",
            "30",
            "--seeds",
            "3",
            "--methods",
            "local-search",
            "--out",
            board.toString());
    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(out.toString()).contains("nb201-fashion · fashion14/test").contains("local-search");
    assertThat(board.resolve("index.html")).isNotEmptyFile();
  }

  @Test
  void aFolderWithoutRunsIsRefused() {
    assertThat(reprise("report", folder.resolve("nothing").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("is no result directory");
  }

  @Test
  void wrongInputIsRefusedInOneLineAndNothingIsWritten() throws IOException {
    saveTable();
    Path board = folder.resolve("board");
    String[][] wrong = {
      {"--methods", "no-such"},
      {"--budget", "0"},
      {"--budget", "-5s"},
      {"--table", "no-such"},
      {"--seeds", "0"},
      {"--threads", "0"},
      {"--protocol", "no-such"},
      {"--methods", "local-search:no-such=1"},
    };
    for (String[] option : wrong) {
      err.getBuffer().setLength(0);
      int code = reprise("leaderboard", option[0], option[1], "--out", board.toString());
      assertThat(code).as(option[1]).isEqualTo(2);
      assertThat(err.toString().lines()).as(option[1]).hasSize(1);
      assertThat(out.toString()).isEmpty();
      assertThat(board).doesNotExist();
    }
  }
}
