package org.reprise.report.leaderboard;

import java.util.ArrayList;
import java.util.List;

/** The leaderboard for a terminal. */
public final class LeaderboardText {
  private LeaderboardText() {}

  /** A table for each board, each with its title and the optimum in the last line. */
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
    boolean published = leaderboard.rows().stream().anyMatch(row -> row.published().isPresent());
    out.append(printable(board.title()))
        .append(" · protocol ")
        .append(board.protocol())
        .append(" · budget ")
        .append(board.budget())
        .append('\n');
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            "method",
            "runs",
            "validation",
            "test",
            "regret",
            "p",
            "evals",
            "unique",
            "simulated",
            "overhead",
            published ? "published" : ""));
    for (Row row : leaderboard.rows()) {
      lines.add(
          List.of(
              printable(row.method().label()),
              Integer.toString(row.score().n()),
              Figures.spread(row.valid().mean(), row.valid().deviation()),
              Figures.spread(row.score().mean(), row.score().deviation()),
              Figures.fixed(row.regret(), 3),
              Figures.p(row.againstBest()),
              Figures.fixed(row.evaluations().mean(), 1),
              Figures.fixed(row.unique().mean(), 1),
              Figures.seconds(row.seconds().mean()),
              Figures.seconds(row.overhead().mean()),
              row.published()
                  .map(
                      p ->
                          Figures.spread(p.test().mean(), p.test().deviation())
                              + (p.test().confirmed() ? "" : " ?"))
                  .orElse("")));
    }
    BoardOptimum optimum = board.optimum();
    lines.add(
        List.of(
            "optimum",
            "",
            Figures.fixed(optimum.valid(), 2),
            Figures.fixed(optimum.score(), 2),
            "0",
            "",
            "",
            "",
            "",
            "",
            ""));
    if (!Double.isNaN(board.regretFloor())) {
      lines.add(
          List.of(
              "best by signal",
              "",
              Figures.fixed(board.floor().valid(), 2),
              Figures.fixed(board.floor().score(), 2),
              Figures.fixed(board.regretFloor(), 3),
              "",
              "",
              "",
              "",
              "",
              ""));
    }
    align(lines, out);
    if (leaderboard.rows().size() > 1) {
      out.append("p: against the first, ").append(Pairwise.TEST).append('\n');
    }
    leaderboard.notes().forEach(note -> out.append("note: ").append(printable(note)).append('\n'));
    if (leaderboard.rows().stream()
        .anyMatch(row -> row.published().map(p -> !p.test().confirmed()).orElse(false))) {
      out.append("? = published figure not confirmed\n");
    }
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

  /** A name without control characters, which would command the terminal. */
  private static String printable(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }
}
