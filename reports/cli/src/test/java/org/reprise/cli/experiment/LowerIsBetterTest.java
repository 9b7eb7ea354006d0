package org.reprise.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.cli.CommandLineTester;
import org.reprise.reproduction.result.Incumbent;
import org.reprise.reproduction.result.Results;
import org.reprise.reproduction.result.RunRecord;
import org.reprise.space.nasbench201.NasBench201;

/** A user's CSV whose metric is an error: from the file to the board, in the user's numbers. */
class LowerIsBetterTest {
  private static final int CELLS = 64;
  private static final String METHODS = "random-search,regularized-evolution:population=5:sample=2";

  @TempDir Path folder;

  @BeforeEach
  void setHome() {
    System.setProperty("reprise.home", folder.resolve("home").toString());
  }

  @AfterEach
  void leaveHome() {
    System.clearProperty("reprise.home");
  }

  /** What cell {@code key} reaches: quarters, so that sums and mirror images are exact. */
  private static double perplexity(int key, boolean test) {
    return 20.25 + 0.5 * ((key * 29) % CELLS) + (test ? 0.25 * (key % 3) : 0);
  }

  /** Writes a CSV with a validation and a test column and makes a table of it. */
  private String importTable(String name, String header, boolean mirrored, String... more)
      throws IOException {
    NasBench201 cells = new NasBench201();
    StringBuilder csv = new StringBuilder("arch," + header + ",params\n");
    for (int key = 0; key < CELLS; key++) {
      csv.append('"').append(cells.format(cells.fromKey(key))).append('"');
      for (boolean test : new boolean[] {false, true}) {
        double value = perplexity(key, test);
        csv.append(',').append(mirrored ? 100 - value : value);
      }
      csv.append(',').append(1000 + (key * 13) % 50).append('\n');
    }
    Path file = folder.resolve(name + ".csv");
    Files.writeString(file, csv);
    List<String> words =
        new ArrayList<>(
            List.of(
                "table", "import", "--format", "csv", "--name", name, "--space", "nasbench201"));
    words.addAll(List.of("--dataset", "words"));
    words.addAll(List.of(more));
    words.add(file.toString());
    return CommandLineTester.output(words.toArray(String[]::new));
  }

  private String leaderboard(String table, String... more) {
    List<String> words =
        new ArrayList<>(List.of("leaderboard", "--table", table, "--methods", METHODS));
    words.addAll(List.of("--budget", "24", "--seeds", "4", "--out", folder + "/" + table));
    words.addAll(List.of(more));
    return CommandLineTester.output(words.toArray(String[]::new));
  }

  private List<Map<String, String>> csv(String table, String file) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(table).resolve(file));
    String[] head = lines.get(0).split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
      Map<String, String> row = new LinkedHashMap<>();
      IntStream.range(0, head.length).forEach(i -> row.put(head[i], cells[i]));
      rows.add(row);
    }
    return rows;
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }

  @Test
  void theSmallestLeadsAndNumbersAreTheUsers() throws IOException {
    importTable("lm", "valid_perplexity,test_perplexity", false);
    String board = leaderboard("lm");
    List<Map<String, String>> rows = csv("lm", "results.csv");
    assertThat(rows).extracting(row -> row.get("method")).last().isEqualTo("optimum");
    double least = IntStream.range(0, CELLS).mapToDouble(k -> perplexity(k, true)).min().orElse(0);
    assertThat(number(rows.get(2), "test_acc_mean")).isEqualTo(least);
    assertThat(number(rows.get(0), "test_acc_mean"))
        .as("the first has the smallest mean")
        .isLessThanOrEqualTo(number(rows.get(1), "test_acc_mean"))
        .isGreaterThanOrEqualTo(least);
    for (Map<String, String> row : rows.subList(0, 2)) {
      assertThat(number(row, "regret"))
          .isNotNegative()
          .isCloseTo(number(row, "test_acc_mean") - least, within(1e-9));
      assertThat(number(row, "test_acc_ci95_low"))
          .isLessThanOrEqualTo(number(row, "test_acc_mean"));
      assertThat(number(row, "test_acc_ci95_high"))
          .isGreaterThanOrEqualTo(number(row, "test_acc_mean"));
    }
    assertThat(csv("lm", "runs.csv")).allMatch(row -> number(row, "regret") >= 0);
    for (RunRecord run : Results.read(folder.resolve("lm/runs")).runs()) {
      List<Double> seen = run.incumbents().stream().map(Incumbent::validAccuracy).toList();
      assertThat(seen).isSortedAccordingTo((a, b) -> Double.compare(b, a));
      assertThat(seen.get(seen.size() - 1)).isBetween(20.25, 52.0);
    }
    assertThat(board)
        .contains("hypervolume", "reference point 1.05e+03, ", "of the whole table")
        .contains("test perplexity", "Of words/test (perplexity) less is better")
        .contains(String.format("%.2f", least));
    String markdown = Files.readString(folder.resolve("lm/leaderboard.md"));
    assertThat(markdown).contains("| hypervolume |", "words/test against parameters");
    assertThat(markdown)
        .contains("perplexity, lower is better", "least words/test")
        .doesNotContain("in percent");
    assertThat(Files.readString(folder.resolve("lm/index.html")))
        .contains("above the optimum (perplexity, lower is better)")
        .doesNotContain(" %</b>");
    assertThat(Files.readString(folder.resolve("lm/figures/board-1-curves-evaluations.svg")))
        .contains("regret (perplexity)");
    assertThat(Files.readString(folder.resolve("lm/figures/board-1-pareto-1.svg")))
        .contains("perplexity (lower is better)");
    JsonNode json = json("lm");
    assertThat(json.get("metric").asText()).isEqualTo("perplexity");
    assertThat(json.get("lower_is_better").asBoolean()).isTrue();
    assertThat(json.get("regret_floor").asDouble()).isNotNegative();
    String first = Files.readString(folder.resolve("lm/results.csv"));
    CommandLineTester.output("report", folder + "/lm", "--out", folder + "/again");
    assertThat(Files.readString(folder.resolve("again/results.csv"))).isEqualTo(first);
  }

  private JsonNode json(String table) throws IOException {
    return new ObjectMapper()
        .readTree(Files.readString(folder.resolve(table).resolve("results.json")))
        .get("boards")
        .get(0);
  }

  @Test
  void aMirroredTableGivesTheMirroredBoard() throws IOException {
    importTable("errors", "valid_error,test_error", false);
    importTable("mirrored", "valid_acc,test_acc", true);
    leaderboard("errors");
    leaderboard("mirrored");
    List<Map<String, String>> errors = csv("errors", "results.csv");
    List<Map<String, String>> accuracies = csv("mirrored", "results.csv");
    assertThat(errors).hasSameSizeAs(accuracies);
    for (int i = 0; i < errors.size(); i++) {
      Map<String, String> error = errors.get(i);
      Map<String, String> accuracy = accuracies.get(i);
      for (String same : List.of("method", "average_rank", "p_against_best", "runs")) {
        assertThat(error.get(same)).as(same).isEqualTo(accuracy.get(same));
      }
      List<String> mirrors = List.of("signal_acc_mean", "valid_acc_mean", "test_acc_mean");
      assertThat(error)
          .containsKeys(mirrors.toArray(String[]::new))
          .containsKey("test_acc_ci95_low");
      for (String mirrored : mirrors) {
        if (!error.getOrDefault(mirrored, "").isEmpty()) {
          assertThat(number(error, mirrored)).isEqualTo(100 - number(accuracy, mirrored));
        }
      }
      for (String same : List.of("regret", "normalised_regret", "mean_regret_on_the_way")) {
        assertThat(number(error, same)).as(same).isCloseTo(number(accuracy, same), within(1e-9));
      }
      if (!error.getOrDefault("test_acc_ci95_low", "").isEmpty()) {
        assertThat(number(error, "hypervolume"))
            .isBetween(0.0, 1.0)
            .isCloseTo(number(accuracy, "hypervolume"), within(1e-9));
        assertThat(number(error, "test_acc_ci95_low"))
            .isCloseTo(100 - number(accuracy, "test_acc_ci95_high"), within(1e-9));
      }
    }
    JsonNode one = json("errors");
    JsonNode other = json("mirrored");
    for (String same : List.of("pairwise", "friedman", "architectures")) {
      assertThat(one.get(same)).as(same).isEqualTo(other.get(same));
    }
    for (int i = 0; i < one.get("trade_offs").size(); i++) {
      JsonNode mine = one.get("trade_offs").get(i);
      JsonNode theirs = other.get("trade_offs").get(i);
      assertThat(mine.get("volume").asDouble())
          .isCloseTo(theirs.get("volume").asDouble(), within(1e-6));
      assertThat(mine.get("front")).hasSameSizeAs(theirs.get("front"));
    }
    assertThat(one.get("rankings").get(0).get("correlations").get("tau").asDouble())
        .isEqualTo(other.get("rankings").get(0).get("correlations").get("tau").asDouble());
    assertThat(one.get("best_found").get(0).get("architecture"))
        .isEqualTo(other.get("best_found").get(0).get("architecture"));
    assertThat(csv("errors", "incumbents.csv"))
        .zipSatisfy(
            csv("mirrored", "incumbents.csv"),
            (a, b) -> {
              assertThat(a.get("evaluation")).isEqualTo(b.get("evaluation"));
              assertThat(a.get("regret")).isEqualTo(b.get("regret"));
            });
  }

  @Test
  void theUserSaysWhichWayAMetricOfAnyNameGetsBetter() throws IOException {
    Path file = folder.resolve("toy.csv");
    NasBench201 cells = new NasBench201();
    StringBuilder csv = new StringBuilder("arch,badness\n");
    for (int key = 0; key < 40; key++) {
      csv.append('"').append(cells.format(cells.fromKey(key))).append("\",").append(key + 7);
      csv.append('\n');
    }
    Files.writeString(file, csv);
    for (String way : List.of("up", "down")) {
      List<String> words =
          new ArrayList<>(List.of("table", "import", "--format", "csv", "--name", way));
      words.addAll(List.of("--space", "nasbench201", "--dataset", "d"));
      words.addAll(way.equals("up") ? List.of() : List.of("--lower-is-better", "badness"));
      words.add(file.toString());
      CommandLineTester.output(words.toArray(String[]::new));
    }
    assertThat(leaderboard("up")).contains("d/badness").doesNotContain("less is better");
    assertThat(leaderboard("down"))
        .contains("d/badness", "less is better", "selects on what it is scored by");
    assertThat(number(csv("up", "results.csv").get(2), "test_acc_mean")).isEqualTo(46);
    assertThat(number(csv("down", "results.csv").get(2), "test_acc_mean")).isEqualTo(7);
    assertThat(
            CommandLineTester.refusal(
                "run", "--table", "down", "--methods", "pnas", "--out", folder + "/refused"))
        .contains("pnas computes with accuracies in percent", "d/-/badness/0/-");
    assertThat(folder.resolve("refused")).doesNotExist();
  }

  @Test
  void signalAndScoreMayPointDifferentWays() throws IOException {
    NasBench201 cells = new NasBench201();
    StringBuilder csv = new StringBuilder("arch,valid_loss,test_acc\n");
    for (int key = 0; key < 40; key++) {
      csv.append('"').append(cells.format(cells.fromKey(key))).append("\",");
      csv.append(0.25 * key).append(',').append(90 - key).append('\n');
    }
    Path file = folder.resolve("both.csv");
    Files.writeString(file, csv);
    CommandLineTester.output(
        "table",
        "import",
        "--format",
        "csv",
        "--name",
        "both",
        "--space",
        "nasbench201",
        "--dataset",
        "d",
        file.toString());
    leaderboard("both", "--search-on", "d/valid/loss", "--score", "d/test/accuracy");
    for (RunRecord run : Results.read(folder.resolve("both/runs")).runs()) {
      assertThat(run.chosen().scores().get("d/test"))
          .isEqualTo(90 - 4 * run.chosen().validAccuracy());
      assertThat(run.chosen().validAccuracy()).isLessThan(2.5);
    }
    JsonNode board = json("both");
    assertThat(board.get("lower_is_better").asBoolean()).isFalse();
    assertThat(board.get("signal_lower_is_better").asBoolean()).isTrue();
    assertThat(board.get("regret_floor").asDouble()).isZero();
    assertThat(board.get("best_by_signal").get("definition").asText()).startsWith("least search");
  }
}
