package org.reprise.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reprise.report.leaderboard.Board;
import org.reprise.report.leaderboard.Leaderboard;
import org.reprise.report.leaderboard.LeaderboardColumn;
import org.reprise.report.leaderboard.LeaderboardColumns;
import org.reprise.report.leaderboard.Published;
import org.reprise.report.leaderboard.ReferenceRow;
import org.reprise.report.leaderboard.Row;

/** The table of a board that sorts: a line for each method, the optimum last. */
final class LeaderboardTable {
  private final Leaderboard leaderboard;
  private final Board board;
  private final List<LeaderboardColumn> columns;
  private final Map<String, String> pages;

  /**
   * @param pages of the methods by label
   */
  LeaderboardTable(Leaderboard leaderboard, Map<String, String> pages) {
    this.leaderboard = leaderboard;
    board = leaderboard.board();
    columns = LeaderboardColumns.of(leaderboard);
    this.pages = pages;
  }

  List<IndexView.Column> columns() {
    List<IndexView.Column> views = new ArrayList<>();
    views.add(new IndexView.Column("method", "name and parameters set by hand", false));
    for (LeaderboardColumn column : columns) {
      views.add(
          new IndexView.Column(column.heading().apply(board), column.help().apply(board), true));
    }
    return views;
  }

  List<IndexView.RowView> rows() {
    List<IndexView.RowView> views = new ArrayList<>();
    for (Row row : leaderboard.rows()) {
      String label = row.method().label();
      views.add(
          new IndexView.RowView(
              label, pages.get(label), false, cells(column -> column.row().apply(row))));
    }
    for (ReferenceRow row : ReferenceRow.of(board)) {
      views.add(
          new IndexView.RowView(
              row.label(), null, true, cells(column -> column.reference().apply(row))));
    }
    return views;
  }

  private List<IndexView.Cell> cells(Function<LeaderboardColumn, LeaderboardColumn.Cell> of) {
    return columns.stream()
        .map(of)
        .map(cell -> new IndexView.Cell(value(cell.value()), cell.text(), cell.note()))
        .toList();
  }

  /** Returns where the printed figures stand; null if there are none. */
  @Nullable String publishedNote() {
    if (board.published().isEmpty()) {
      return null;
    }
    String sources =
        board.published().stream()
            .map(Published::source)
            .distinct()
            .collect(Collectors.joining("; "));
    boolean doubtful =
        board.published().stream()
            .anyMatch(row -> !row.test().confirmed() || !row.valid().confirmed());
    return "Published: "
        + sources
        + "."
        + (doubtful
            ? " “unconfirmed” marks figures that were not read in the paper or a named reprint."
            : "");
  }

  private static String value(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }
}
