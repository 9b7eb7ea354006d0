package org.reprise.report.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reprise.report.leaderboard.TestRuns.board;
import static org.reprise.report.leaderboard.TestRuns.method;

import com.opencsv.CSVReaderHeaderAware;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.search.RandomStreams;

class ResultFilesTest {
  private static final String NASTY = "a,\"b\"|<script>`x`\nnew";

  private static List<Leaderboard> leaderboards() {
    Board board = board(NASTY, method("m:p=1", 90, 92), method("other", 80, 81));
    return List.of(Leaderboard.of(board, RandomStreams.of(1)));
  }

  @Test
  void csvReadsBackWithEveryNameAndDigit() throws Exception {
    StringWriter out = new StringWriter();
    ResultsCsv.write(leaderboards(), out);
    try (CSVReaderHeaderAware reader = new CSVReaderHeaderAware(new StringReader(out.toString()))) {
      Map<String, String> first = reader.readMap();
      assertThat(first)
          .containsEntry("method", "m:p=1")
          .containsEntry("table", NASTY)
          .containsEntry("dataset", "cifar10")
          .containsEntry("runs", "2")
          .containsEntry("evaluations", "20.0")
          .containsEntry("valid_acc_mean", "88.0")
          .containsEntry("test_acc_mean", "91.0")
          .containsEntry("test_acc_std", Double.toString(Math.sqrt(2)))
          .containsEntry("regret", "4.0")
          .containsEntry("p_against_best", "")
          .containsEntry("published_test_acc", "")
          .containsEntry("train_multiply_adds", "3.0E9");
      reader.readMap();
      assertThat(reader.readMap())
          .containsEntry("method", "optimum")
          .containsEntry("test_acc_mean", "95.0")
          .containsEntry("runs", "");
      assertThat(reader.readMap()).isNull();
    }
  }

  @Test
  void csvKeepsItsColumnsAndGainsNewOnesAtTheEnd() throws Exception {
    StringWriter out = new StringWriter();
    ResultsCsv.write(leaderboards(), out);
    assertThat(out.toString())
        .startsWith(
            "method,table,protocol,dataset,score,budget,runs,evaluations,unique_evaluations,"
                + "simulated_seconds,overhead_seconds,signal_acc_mean,signal_acc_std,"
                + "valid_acc_mean,valid_acc_std,test_acc_mean,test_acc_std,test_acc_median,"
                + "test_acc_ci95_low,test_acc_ci95_high,regret,normalised_regret,"
                + "mean_regret_on_the_way,average_rank,p_against_best,published_valid_acc,"
                + "published_valid_acc_std,published_valid_acc_confirmed,published_test_acc,"
                + "published_test_acc_std,published_test_acc_confirmed,train_multiply_adds,"
                + "hypervolume,hypervolume_ci95_low,hypervolume_ci95_high");
  }

  @Test
  void everyFormShowsTheSameColumns() {
    Leaderboard leaderboard = leaderboards().get(0);
    String page = LeaderboardMarkdown.write(leaderboards(), new StudyProvenance("x", Map.of()));
    List<String> head =
        List.of(
            LeaderboardText.write(leaderboards()).lines().skip(1).findFirst().get().split("  +"));
    for (LeaderboardColumn column : LeaderboardColumns.of(leaderboard)) {
      String heading = column.heading().apply(leaderboard.board());
      assertThat(page).contains("| " + heading + " |");
      assertThat(head.contains(heading)).isEqualTo(column.terminal());
    }
    Map<String, Object> json = ResultsJson.of(leaderboards(), new StudyProvenance("x", Map.of()));
    LeaderboardColumns.figures()
        .forEach(figure -> assertThat(json.toString()).contains(figure.name() + "="));
  }

  @Test
  void markdownTakesNoNameForMarkup() {
    String page =
        LeaderboardMarkdown.write(leaderboards(), new StudyProvenance("./reprise x", Map.of()));
    assertThat(page)
        .contains("## a,\"b\"\\|&lt;script&gt;\\`x\\` new · cifar10/test")
        .contains("| 1 | m:p=1 | 2 | 88.00 ± 1.41 | 91.00 ± 1.41 ")
        .contains("*optimum*")
        .doesNotContain("<script>");
    // Every line of a table has as many cells as its head.
    assertThat(page.lines().filter(line -> line.startsWith("|")))
        .allMatch(
            line -> line.replaceAll("\\\\\\|", "").chars().filter(c -> c == '|').count() == 16);
  }

  @Test
  void theTerminalGetsAlignedLinesWithoutControlCharacters() {
    String text = LeaderboardText.write(leaderboards());
    assertThat(text).contains("91.00 ± 1.41").contains("optimum").doesNotContain("\u001b");
    assertThat(text.lines().findFirst()).hasValueSatisfying(l -> assertThat(l).contains("x`?new"));
    List<String> table = text.lines().skip(1).toList();
    int end = table.get(0).indexOf("test") + "test".length();
    assertThat(table.get(1).substring(0, end)).endsWith("91.00 ± 1.41");
    assertThat(table.get(2).substring(0, end)).endsWith("80.50 ± 0.71");
    assertThat(table.get(3).substring(0, end)).endsWith("95.00");
  }

  @Test
  void numbersAreWrittenForPeople() {
    assertThat(Figures.fixed(-0.0001, 2)).isEqualTo("0.00");
    assertThat(Figures.fixed(-1.5, 1)).isEqualTo("−1.5");
    assertThat(Figures.fixed(Double.NaN, 2)).isEqualTo("–");
    assertThat(Figures.p(0.0004)).isEqualTo("< 0.001");
    assertThat(Figures.p(0.034)).isEqualTo("0.034");
    assertThat(Figures.p(1)).isEqualTo("1.00");
    assertThat(Figures.seconds(0.000042)).isEqualTo("42.0 µs");
    assertThat(Figures.seconds(12000)).isEqualTo("3.33 h");
    assertThat(Figures.seconds(0)).isEqualTo("0 s");
    assertThat(Figures.spread(93.93, Double.NaN)).isEqualTo("93.93");
  }

  @Test
  void publishedFiguresHoldForTheirProtocolAndBudgetAlone() {
    List<Published> rows = PublishedResults.of("nasbench201-12000s", "12000s", "cifar10");
    assertThat(rows)
        .extracting(Published::method)
        .contains("random-search", "regularized-evolution", "reinforce", "optimum");
    Published random = rows.get(0);
    assertThat(random.test().text()).isEqualTo("93.70 ± 0.36");
    assertThat(random.valid().text()).isEqualTo("90.93 ± 0.36 (unconfirmed)");
    assertThat(PublishedResults.of("nasbench201-12000s", "300", "cifar10")).isEmpty();
    assertThat(PublishedResults.of("nasbench201-12000s", "12000s", "mnist")).isEmpty();
  }

  @Test
  void everyRunAndEveryIncumbentHasItsLine() throws IOException {
    Board board =
        TestRuns.board("t", TestRuns.method("a", 93, 94), TestRuns.method("b", Double.NaN));
    StringWriter runs = new StringWriter();
    RunsCsv.writeRuns(List.of(board), runs);
    assertThat(runs.toString().lines())
        .containsExactly(
            "table,protocol,score,method,seed,evaluations,unique_evaluations,simulated_seconds,"
                + "overhead_seconds,signal_acc,valid_acc,test_acc,regret,architecture,train_multiply_adds",
            "t,some-protocol,cifar10/test,a,0,20,15,100.0,0.001,88.0,90.0,93.0,2.0,a93.0,3.0E9",
            "t,some-protocol,cifar10/test,a,1,20,15,100.0,0.001,89.0,91.0,94.0,1.0,a94.0,3.0E9",
            "t,some-protocol,cifar10/test,b,0,20,15,100.0,0.001,,,,,aNaN,3.0E9");
    StringWriter incumbents = new StringWriter();
    RunsCsv.writeIncumbents(List.of(board), incumbents);
    assertThat(incumbents.toString().lines())
        .hasSize(7)
        .contains("t,some-protocol,cifar10/test,a,1,10,50.0,89.0,94.0,1.0,1.5E9");
  }
}
