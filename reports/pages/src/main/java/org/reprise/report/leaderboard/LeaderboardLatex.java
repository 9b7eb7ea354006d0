package org.reprise.report.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.reprise.report.leaderboard.LeaderboardColumn.Cell;

/**
 * {@code leaderboard.tex}: a table for each board, in the style of booktabs. It has the columns
 * that the terminal shows, less some costs, since a page of print is narrow; the best score stands
 * in bold, and so does what the tests do not tell apart from it.
 */
public final class LeaderboardLatex {
  /** The figure whose column holds the score. */
  private static final String SCORE = "test_acc_mean";

  private static final Set<String> LEFT_OUT =
      Set.of("unique_evaluations", "train_multiply_adds", "overhead_seconds");

  private static final Pattern SCIENTIFIC = Pattern.compile("([0-9.]+)e([+-][0-9]+)");

  private final StringBuilder out = new StringBuilder();

  private LeaderboardLatex() {}

  /** Returns the whole file. */
  public static String write(List<Leaderboard> boards) {
    LeaderboardLatex file = new LeaderboardLatex();
    file.out.append("% Tables of a leaderboard; \\usepackage{booktabs} is all that they need.\n");
    for (int i = 0; i < boards.size(); i++) {
      file.board(boards.get(i), i + 1);
    }
    return file.out.toString();
  }

  private void board(Leaderboard leaderboard, int number) {
    Board board = leaderboard.board();
    List<LeaderboardColumn> columns =
        LeaderboardColumns.of(leaderboard).stream().filter(LeaderboardLatex::fits).toList();
    out.append("\n\\begin{table}\n  \\centering\\footnotesize\\setlength{\\tabcolsep}{3pt}\n");
    out.append("  \\caption{").append(caption(board)).append("}\n");
    out.append("  \\label{tab:board-").append(number).append("}\n");
    out.append("  \\begin{tabular}{@{}l").append("r".repeat(columns.size())).append("@{}}\n");
    out.append("    \\toprule\n");
    line("method", columns, column -> escape(column.heading().apply(board)));
    out.append("    \\midrule\n");
    for (Row row : leaderboard.rows()) {
      line(escape(row.method().label()), columns, column -> cell(column, row, leaderboard));
    }
    List<ReferenceRow> references = ReferenceRow.of(board);
    if (!references.isEmpty()) {
      out.append("    \\midrule\n");
    }
    for (ReferenceRow row : references) {
      String name = "\\emph{" + escape(row.label()) + "}";
      line(name, columns, column -> text(column.reference().apply(row)));
    }
    out.append("    \\bottomrule\n  \\end{tabular}\n\\end{table}\n");
  }

  private static boolean fits(LeaderboardColumn column) {
    return column.terminal() && !LEFT_OUT.contains(column.figures().get(0).name());
  }

  private static String caption(Board board) {
    return escape(board.title())
        + ", protocol "
        + escape(board.protocol())
        + ", budget "
        + escape(board.budget())
        + ": "
        + (board.metric().isAccuracy() ? "accuracies in percent" : escape(board.metric().axis()))
        + ", mean $\\pm$ standard deviation over runs and the 95\\,\\% bootstrap interval of the"
        + " mean. Bold: the best, and what is not told apart from it ("
        + escape(Pairwise.TEST)
        + ").";
  }

  private void line(
      String name, List<LeaderboardColumn> columns, Function<LeaderboardColumn, String> cell) {
    List<String> cells = new ArrayList<>(List.of(name));
    columns.forEach(column -> cells.add(cell.apply(column)));
    out.append(cells.stream().collect(Collectors.joining(" & ", "    ", " \\\\\n")));
  }

  private static String cell(LeaderboardColumn column, Row row, Leaderboard leaderboard) {
    String text = text(column.row().apply(row));
    boolean leads = row == leaderboard.rows().get(0) || row.ranked() && !(row.againstBest() < 0.05);
    return leads && column.figures().get(0).name().equals(SCORE)
        ? "{\\bfseries\\boldmath " + text + "}"
        : text;
  }

  private static String text(Cell cell) {
    String note = cell.note().isEmpty() ? "" : " {\\scriptsize " + escape(cell.note()) + "}";
    return escape(cell.text()) + note;
  }

  /** Returns a text as LaTeX prints it; nothing in it is a command. */
  static String escape(String text) {
    Matcher scientific = SCIENTIFIC.matcher(text);
    if (scientific.matches()) {
      int power = Integer.parseInt(scientific.group(2));
      return "$" + scientific.group(1) + "\\cdot 10^{" + power + "}$";
    }
    return text.codePoints().mapToObj(LeaderboardLatex::escape).collect(Collectors.joining());
  }

  private static String escape(int character) {
    return switch (character) {
      case '\\' -> "\\textbackslash{}";
      case '~' -> "\\textasciitilde{}";
      case '^' -> "\\textasciicircum{}";
      case '&', '%', '$', '#', '_', '{', '}' -> "\\" + Character.toString(character);
      case '<' -> "$<$";
      case '>' -> "$>$";
      case '|' -> "$|$";
      case '±' -> "$\\pm$";
      case '−' -> "$-$";
      case '∞' -> "$\\infty$";
      case 'µ' -> "$\\mu$";
      case '≤' -> "$\\leq$";
      case '·' -> "$\\cdot$";
      case '×' -> "$\\times$";
      case '–' -> "--";
      case '…' -> "\\ldots{}";
      default -> Character.toString(character);
    };
  }
}
