package org.reprise.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.reprise.report.leaderboard.Board;
import org.reprise.report.leaderboard.BoardOptimum;
import org.reprise.report.leaderboard.Figures;
import org.reprise.report.leaderboard.Leaderboard;
import org.reprise.report.leaderboard.Pairwise;
import org.reprise.report.leaderboard.Published;
import org.reprise.report.leaderboard.Row;
import org.reprise.report.statistics.Regret;

/** The table of a board that sorts: a line for each method, the optimum last. */
final class LeaderboardTable {
  private final Leaderboard leaderboard;
  private final Board board;
  private final Map<String, String> pages;

  /**
   * @param pages of the methods by label
   */
  LeaderboardTable(Leaderboard leaderboard, Map<String, String> pages) {
    this.leaderboard = leaderboard;
    board = leaderboard.board();
    this.pages = pages;
  }

  List<IndexView.Column> columns() {
    List<IndexView.Column> columns = new ArrayList<>();
    columns.add(new IndexView.Column("method", "name and parameters set by hand", false));
    columns.add(numeric(board.score(), "accuracy of the final incumbents, in percent"));
    if (!board.published().isEmpty()) {
      columns.add(numeric("published", "what the paper prints for it under this protocol"));
    }
    columns.add(numeric("regret", "percentage points below the optimum"));
    columns.add(numeric("rank", "average rank over seeds, 1 is best"));
    columns.add(numeric("p", "against the first, " + Pairwise.TEST));
    columns.add(numeric("evaluations", "of a run, repeated ones counted"));
    columns.add(numeric("unique", "different architectures among them"));
    if (board.hasSeconds()) {
      columns.add(numeric("training", "simulated training time of a run"));
    }
    columns.add(numeric("overhead", "time of the method itself, a run"));
    columns.add(
        numeric(
            "validation",
            board.validColumns().isEmpty()
                ? "of the final incumbents, as the search saw it"
                : "of the final incumbents: " + board.validColumns()));
    if (!board.published().isEmpty()) {
      columns.add(numeric("published", "what the paper prints for it under this protocol"));
    }
    if (!board.validColumns().isEmpty()) {
      columns.add(numeric("seen", "accuracy of the final incumbents as the search saw it"));
    }
    columns.add(numeric("normalised", "regret as a share of the mean architecture's"));
    columns.add(numeric("on the way", "mean regret of the incumbent over all evaluations"));
    columns.add(numeric("runs", "seeds"));
    return columns;
  }

  private static IndexView.Column numeric(String name, String help) {
    return new IndexView.Column(name, help, true);
  }

  List<IndexView.RowView> rows() {
    List<IndexView.RowView> views = new ArrayList<>();
    for (Row row : leaderboard.rows()) {
      views.add(
          new IndexView.RowView(
              row.method().label(), pages.get(row.method().label()), false, cells(row)));
    }
    if (board.optimum().isKnown()) {
      views.add(reference("optimum", board.optimum(), 0));
    }
    if (!Double.isNaN(board.regretFloor())) {
      views.add(reference("best by signal", board.floor(), board.regretFloor()));
    }
    return views;
  }

  /** A line that no method ran: the best of the table by score, or by what a search sees. */
  private IndexView.RowView reference(String label, BoardOptimum best, double regret) {
    Optional<Published> printed = board.publishedFor(label);
    List<IndexView.Cell> cells = new ArrayList<>();
    cells.add(cell(best.score(), Figures.fixed(best.score(), 2)));
    if (!board.published().isEmpty()) {
      cells.add(publishedCell(printed.map(Published::test)));
    }
    cells.add(cell(regret, regret == 0 ? "0" : Figures.fixed(regret, 3)));
    for (int i = 0; i < (board.hasSeconds() ? 6 : 5); i++) {
      cells.add(none());
    }
    cells.add(cell(best.valid(), Figures.fixed(best.valid(), 2)));
    if (!board.published().isEmpty()) {
      cells.add(publishedCell(printed.map(Published::valid)));
    }
    if (!board.validColumns().isEmpty()) {
      cells.add(cell(best.signal(), Figures.fixed(best.signal(), 2)));
    }
    double normalised =
        Regret.normalised(best.score(), board.optimum().score(), board.landscape().mean());
    cells.add(cell(normalised, regret == 0 ? "0" : Figures.fixed(normalised, 3)));
    cells.add(regret == 0 ? cell(0, "0") : none());
    cells.add(none());
    return new IndexView.RowView(label, null, true, cells);
  }

  private List<IndexView.Cell> cells(Row row) {
    List<IndexView.Cell> cells = new ArrayList<>();
    String interval =
        Double.isNaN(row.interval().low())
            ? ""
            : "["
                + Figures.fixed(row.interval().low(), 2)
                + ", "
                + Figures.fixed(row.interval().high(), 2)
                + "]";
    cells.add(
        new IndexView.Cell(
            value(row.score().mean()),
            Figures.spread(row.score().mean(), row.score().deviation()),
            interval));
    if (!board.published().isEmpty()) {
      cells.add(publishedCell(row.published().map(Published::test)));
    }
    cells.add(cell(row.regret(), Figures.fixed(row.regret(), 3)));
    cells.add(cell(row.rank(), Figures.fixed(row.rank(), 2)));
    cells.add(cell(row.againstBest(), Figures.p(row.againstBest())));
    cells.add(cell(row.evaluations().mean(), Figures.fixed(row.evaluations().mean(), 1)));
    cells.add(cell(row.unique().mean(), Figures.fixed(row.unique().mean(), 1)));
    if (board.hasSeconds()) {
      cells.add(cell(row.seconds().mean(), Figures.seconds(row.seconds().mean())));
    }
    cells.add(cell(row.overhead().mean(), Figures.seconds(row.overhead().mean())));
    cells.add(
        cell(row.valid().mean(), Figures.spread(row.valid().mean(), row.valid().deviation())));
    if (!board.published().isEmpty()) {
      cells.add(publishedCell(row.published().map(Published::valid)));
    }
    if (!board.validColumns().isEmpty()) {
      cells.add(
          cell(row.signal().mean(), Figures.spread(row.signal().mean(), row.signal().deviation())));
    }
    cells.add(cell(row.normalisedRegret(), Figures.fixed(row.normalisedRegret(), 3)));
    cells.add(cell(row.areaUnderCurve(), Figures.fixed(row.areaUnderCurve(), 3)));
    cells.add(
        new IndexView.Cell(
            value(row.score().n()),
            Integer.toString(row.score().n()),
            row.score().missing() > 0
                ? row.score().missing() + " without a score"
                : row.ranked() ? "" : "not ranked"));
    return cells;
  }

  private static IndexView.Cell publishedCell(Optional<Published.Figure> figure) {
    return figure
        .map(
            printed ->
                new IndexView.Cell(
                    value(printed.mean()),
                    Figures.spread(printed.mean(), printed.deviation()),
                    printed.confirmed() ? "" : "unconfirmed"))
        .orElse(none());
  }

  /** Where the printed figures stand; null if there are none. */
  String publishedNote() {
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

  private static IndexView.Cell cell(double value, String text) {
    return new IndexView.Cell(value(value), text, "");
  }

  private static IndexView.Cell none() {
    return new IndexView.Cell("", "", "");
  }

  private static String value(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }
}
