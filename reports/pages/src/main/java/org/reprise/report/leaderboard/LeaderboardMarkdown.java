package org.reprise.report.leaderboard;

import java.util.List;
import java.util.Map;

/** {@code leaderboard.md}: a table for each board, ready for a README or an issue. */
public final class LeaderboardMarkdown {
  private LeaderboardMarkdown() {}

  /** The whole page. */
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
    boolean published = leaderboard.rows().stream().anyMatch(row -> row.published().isPresent());
    out.append("\n## ").append(escape(board.title())).append("\n\n");
    out.append("Protocol ")
        .append(escape(board.protocol()))
        .append(", budget ")
        .append(escape(board.budget()))
        .append(". Mean ± standard deviation over runs, accuracies in percent.\n\n");
    out.append("| | method | runs | validation | test | 95 % interval of the mean | regret |")
        .append(" average rank | p against the first | evaluations | unique | simulated time |")
        .append(" search overhead |")
        .append(published ? " published |\n" : "\n");
    out.append("|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
        .append(published ? "---:|\n" : "\n");
    int place = 1;
    for (Row row : leaderboard.rows()) {
      cells(
          out,
          Integer.toString(place++),
          escape(row.method().label()),
          Integer.toString(row.score().n()),
          Figures.spread(row.valid().mean(), row.valid().deviation()),
          Figures.spread(row.score().mean(), row.score().deviation()),
          Figures.fixed(row.interval().low(), 2) + " to " + Figures.fixed(row.interval().high(), 2),
          Figures.fixed(row.regret(), 3),
          Figures.fixed(row.rank(), 2),
          Figures.p(row.againstBest()),
          Figures.fixed(row.evaluations().mean(), 1),
          Figures.fixed(row.unique().mean(), 1),
          Figures.seconds(row.seconds().mean()),
          Figures.seconds(row.overhead().mean()));
      out.append(published ? " " + published(row) + " |\n" : "\n");
    }
    BoardOptimum optimum = board.optimum();
    cells(
        out,
        "",
        "*optimum*",
        "",
        Figures.fixed(optimum.valid(), 2),
        Figures.fixed(optimum.score(), 2),
        "",
        "0",
        "",
        "",
        "",
        "",
        "",
        "");
    out.append(published ? " |\n" : "\n");
    out.append("\nOptimum: ")
        .append(escape(optimum.definition()))
        .append(", `")
        .append(optimum.architecture().replace('`', '\''))
        .append("`.\n");
    if (!Double.isNaN(board.regretFloor())) {
      out.append("\nRegret floor: ")
          .append(Figures.fixed(board.regretFloor(), 3))
          .append(", that of the architecture that is best by what a search sees, `")
          .append(board.floor().architecture().replace('`', '\''))
          .append("`; a method that reaches it has searched perfectly.\n");
    }
    out.append("\np: ").append(Pairwise.TEST).append(".\n");
    for (String remark : leaderboard.notes()) {
      out.append("\n- ").append(escape(remark)).append('\n');
    }
  }

  private static String published(Row row) {
    return row.published().map(p -> p.test().text()).orElse("");
  }

  private static void cells(StringBuilder out, String... cells) {
    out.append('|');
    for (String cell : cells) {
      out.append(' ').append(cell).append(" |");
    }
  }

  /** A name as text: nothing in it is taken for Markdown or HTML. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("[\\\\`*_\\[\\]|]", "\\\\$0")
        .replaceAll("\\s+", " ");
  }
}
