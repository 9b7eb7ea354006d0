package org.reprise.report.leaderboard;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code leaderboard.md}: a table for each board, ready for a README or an issue. */
public final class LeaderboardMarkdown {
  private LeaderboardMarkdown() {}

  /** Returns the whole page. */
  public static String write(List<Leaderboard> boards, StudyProvenance provenance) {
    StringBuilder out = new StringBuilder("# Leaderboard\n");
    for (Leaderboard leaderboard : boards) {
      board(leaderboard, out);
    }
    out.append("\n## Provenance\n\nTo repeat it: `")
        .append(provenance.command().replace('`', '\''))
        .append("`\n\n");
    for (Map.Entry<String, String> fact : provenance.facts().entrySet()) {
      out.append("- ")
          .append(escape(fact.getKey()))
          .append(": ")
          .append(escape(fact.getValue()))
          .append('\n');
    }
    return out.toString();
  }

  private static void board(Leaderboard leaderboard, StringBuilder out) {
    Board board = leaderboard.board();
    out.append("\n## ").append(escape(board.title())).append("\n\n");
    out.append("Protocol ")
        .append(escape(board.protocol()))
        .append(", budget ")
        .append(escape(board.budget()))
        .append(". Mean ± standard deviation over runs, ")
        .append(
            board.metric().isAccuracy()
                ? "accuracies in percent"
                : escape(board.metric().name())
                    + (board.metric().isLowerBetter() ? ", lower is better" : ""))
        .append(".\n\n");
    List<LeaderboardColumn> columns = LeaderboardColumns.of(leaderboard);
    cells(out, "", "method", columns, column -> escape(column.heading().apply(board)));
    out.append("|---:|---|").append("---:|".repeat(columns.size())).append('\n');
    int place = 1;
    for (Row row : leaderboard.rows()) {
      String name = escape(row.method().label());
      cells(out, Integer.toString(place++), name, columns, column -> text(column.row().apply(row)));
    }
    for (ReferenceRow row : ReferenceRow.of(board)) {
      cells(out, "", "*" + row.label() + "*", columns, c -> text(c.reference().apply(row)));
    }
    BoardOptimum optimum = board.optimum();
    if (optimum.isKnown()) {
      out.append("\nOptimum: ")
          .append(escape(optimum.definition()))
          .append(", `")
          .append(optimum.architecture().replace('`', '\''))
          .append("`.\n");
    }
    if (!Double.isNaN(board.regretFloor())) {
      out.append("\nRegret floor: ")
          .append(Figures.fixed(board.regretFloor(), 3))
          .append(", that of the architecture that is best by what a search sees, `")
          .append(board.floor().architecture().replace('`', '\''))
          .append("`; ")
          .append(Board.FLOOR_MEANS)
          .append(".\n");
    }
    out.append("\np: ").append(Pairwise.TEST).append(".\n");
    for (String remark : leaderboard.notes()) {
      out.append("\n- ").append(escape(remark)).append('\n');
    }
  }

  private static String text(LeaderboardColumn.Cell cell) {
    return cell.note().isEmpty() ? cell.text() : cell.text() + " " + escape(cell.note());
  }

  private static void cells(
      StringBuilder out,
      String place,
      String name,
      List<LeaderboardColumn> columns,
      Function<LeaderboardColumn, String> cell) {
    out.append("| ").append(place).append(" | ").append(name).append(" |");
    columns.forEach(column -> out.append(' ').append(cell.apply(column)).append(" |"));
    out.append('\n');
  }

  /** Returns a name as text: nothing in it is taken for Markdown or HTML. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("[\\\\`*_\\[\\]|]", "\\\\$0")
        .replaceAll("\\s+", " ");
  }
}
