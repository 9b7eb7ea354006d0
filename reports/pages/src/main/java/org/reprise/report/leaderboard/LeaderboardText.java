package org.reprise.report.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The leaderboard for a terminal. */
public final class LeaderboardText {
  private LeaderboardText() {}

  /** Returns a table for each board, each with its title and the optimum in the last line. */
  public static String write(List<Leaderboard> boards) {
    StringBuilder out = new StringBuilder();
    for (Leaderboard leaderboard : boards) {
      if (!out.isEmpty()) {
        out.append('\n');
      }
      board(leaderboard, out);
    }
    return out.toString();
  }

  private static void board(Leaderboard leaderboard, StringBuilder out) {
    Board board = leaderboard.board();
    out.append(printable(board.title()))
        .append(" · protocol ")
        .append(board.protocol())
        .append(" · budget ")
        .append(board.budget())
        .append('\n');
    List<LeaderboardColumn> columns =
        LeaderboardColumns.of(leaderboard).stream().filter(LeaderboardColumn::terminal).toList();
    List<List<String>> lines = new ArrayList<>();
    lines.add(line("method", columns, column -> column.heading().apply(board)));
    for (Row row : leaderboard.rows()) {
      lines.add(
          line(printable(row.method().label()), columns, column -> text(column.row().apply(row))));
    }
    for (ReferenceRow row : ReferenceRow.of(board)) {
      lines.add(line(row.label(), columns, column -> text(column.reference().apply(row))));
    }
    align(lines, out);
    if (leaderboard.rows().size() > 1) {
      out.append("p: against the first, ").append(Pairwise.TEST).append('\n');
    }
    if (!leaderboard.toldApart().isEmpty()) {
      out.append(leaderboard.toldApart())
          .append("; ")
          .append(printable(leaderboard.fallingScores()))
          .append('\n');
    }
    leaderboard.notes().forEach(note -> out.append("note: ").append(printable(note)).append('\n'));
    if (leaderboard.rows().stream()
        .anyMatch(row -> row.published().map(p -> !p.test().confirmed()).orElse(false))) {
      out.append("? = published figure not confirmed\n");
    }
  }

  private static List<String> line(
      String name, List<LeaderboardColumn> columns, Function<LeaderboardColumn, String> cell) {
    List<String> cells = new ArrayList<>(List.of(name));
    columns.stream().map(cell).forEach(cells::add);
    return cells;
  }

  private static String text(LeaderboardColumn.Cell cell) {
    return cell.note().equals("unconfirmed") ? cell.text() + " ?" : cell.text();
  }

  private static void align(List<List<String>> lines, StringBuilder out) {
    int columns = lines.get(0).size();
    int[] widths = new int[columns];
    for (List<String> line : lines) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], line.get(c).length());
      }
    }
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        String pad = " ".repeat(widths[c] - line.get(c).length());
        text.append(c == 0 ? line.get(c) + pad : "  " + pad + line.get(c));
      }
      out.append(text.toString().stripTrailing()).append('\n');
    }
  }

  /** Returns a name without control characters, which would command the terminal. */
  private static String printable(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }
}
