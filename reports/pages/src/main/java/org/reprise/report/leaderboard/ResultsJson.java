package org.reprise.report.leaderboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reprise.report.landscape.ColumnRanking;

/** The content of {@code results.json}, as maps and lists in the order of writing. */
public final class ResultsJson {
  /** Version of the form; a change that breaks readers raises it. */
  private static final int FORMAT = 1;

  private ResultsJson() {}

  /** Returns all boards with rows, comparisons and provenance; undefined figures are NaN. */
  public static Map<String, Object> of(List<Leaderboard> boards, StudyProvenance provenance) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("format", FORMAT);
    content.put("command", provenance.command());
    content.put("provenance", provenance.facts());
    content.put("boards", boards.stream().map(ResultsJson::board).toList());
    return content;
  }

  private static Map<String, Object> board(Leaderboard leaderboard) {
    Board board = leaderboard.board();
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("table", board.table());
    content.put("table_sha256", board.tableSha256());
    content.put("space", board.space());
    content.put("protocol", board.protocol());
    content.put("source", board.source());
    content.put("budget", board.budget());
    content.put("dataset", board.dataset());
    content.put("score", board.score());
    content.put("metric", board.metric().name());
    content.put("lower_is_better", board.metric().isLowerBetter());
    content.put("signal_metric", board.signalMetric().name());
    content.put("signal_lower_is_better", board.signalMetric().isLowerBetter());
    content.put("score_columns", board.scoreColumns());
    content.put("valid_columns", board.validColumns());
    content.put("signal_columns", board.signalColumns());
    content.put("cost_columns", board.costColumns());
    content.put("remarks", leaderboard.notes());
    content.put("architectures", board.size());
    content.put("table_mean", board.landscape().mean());
    content.put(
        "rankings", board.landscape().rankings().stream().map(ResultsJson::ranking).toList());
    content.put("trade_offs", board.landscape().tradeOffs());
    content.put("best_found", board.landscape().found());
    content.put("optimum", board.optimum());
    content.put("best_by_signal", board.floor());
    content.put("regret_floor", board.regretFloor());
    content.put("test_of_pairs", Pairwise.TEST);
    content.put("rows", leaderboard.rows().stream().map(ResultsJson::row).toList());
    content.put("pairwise", pairwise(leaderboard));
    Map<String, Object> apart = new LinkedHashMap<>();
    apart.put("told_apart", leaderboard.pairwise().toldApart());
    apart.put("pairs", leaderboard.pairwise().pairs());
    content.put("pairs_of_methods", apart);
    content.put("test_of_falls", ScoreFall.TEST);
    content.put("falls", ScoreFall.of(board).stream().map(ResultsJson::fall).toList());
    Map<String, Object> friedman = new LinkedHashMap<>();
    friedman.put("seeds", leaderboard.friedman().blocks());
    friedman.put("chi_square", leaderboard.friedman().chiSquare());
    friedman.put("p", leaderboard.friedman().pValue());
    friedman.put("critical_difference", leaderboard.criticalDifference());
    content.put("friedman", friedman);
    content.put("published", board.published());
    return content;
  }

  private static Map<String, Object> row(Row row) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("method", row.method().label());
    content.put("algorithm", row.method().name());
    content.put("parameters", row.method().parameters());
    content.put("runs_without_score", row.score().missing());
    content.put("ranked", row.ranked());
    LeaderboardColumns.figures()
        .forEach(figure -> content.put(figure.name(), figure.row().apply(row)));
    content.put("test_acc_ci95", new double[] {row.interval().low(), row.interval().high()});
    return content;
  }

  private static Map<String, Object> fall(ScoreFall fall) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("method", fall.method());
    content.put("from", fall.from());
    content.put("to", fall.to());
    content.put("loss", fall.loss());
    content.put("p_holm", fall.pValue());
    return content;
  }

  /** Without the points, which are only drawn. */
  private static Map<String, Object> ranking(ColumnRanking ranking) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("column", ranking.column());
    content.put("correlations", ranking.correlations());
    return content;
  }

  private static List<Map<String, Object>> pairwise(Leaderboard leaderboard) {
    List<Map<String, Object>> pairs = new ArrayList<>();
    Pairwise.@Nullable Comparison[][] cells = leaderboard.pairwise().cells();
    for (int i = 0; i < cells.length; i++) {
      for (int j = i + 1; j < cells.length; j++) {
        if (cells[i][j] == null) {
          continue;
        }
        Map<String, Object> pair = new LinkedHashMap<>();
        pair.put("a", leaderboard.rows().get(i).method().label());
        pair.put("b", leaderboard.rows().get(j).method().label());
        pair.put("wins", cells[i][j].wins());
        pair.put("ties", cells[i][j].ties());
        pair.put("losses", cells[i][j].losses());
        pair.put("a12", cells[i][j].a12());
        pair.put("p_holm", cells[i][j].pValue());
        pairs.add(pair);
      }
    }
    return pairs;
  }
}
