package org.reprise.report.leaderboard;

import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code results.csv}: one line for each method on each board, and one for the optimum. */
public final class ResultsCsv {
  private static final List<String> START =
      List.of("method", "table", "protocol", "dataset", "score", "budget");

  private ResultsCsv() {}

  /** Writes and closes. */
  public static void write(List<Leaderboard> boards, Writer out) throws IOException {
    try (ICSVWriter csv = new CSVWriterBuilder(out).withLineEnd("\n").withQuoteChar('"').build()) {
      List<LeaderboardColumn.Figure> figures = LeaderboardColumns.figures();
      List<String> header = new ArrayList<>(START);
      figures.forEach(figure -> header.add(figure.name()));
      csv.writeNext(header.toArray(String[]::new), false);
      for (Leaderboard leaderboard : boards) {
        Board board = leaderboard.board();
        for (Row row : leaderboard.rows()) {
          List<String> cells = start(row.method().label(), board);
          figures.forEach(figure -> cells.add(text(figure.row().apply(row))));
          csv.writeNext(cells.toArray(String[]::new), false);
        }
        if (board.optimum().isKnown()) {
          List<String> cells = start("optimum", board);
          ReferenceRow optimum = new ReferenceRow("optimum", board, board.optimum());
          figures.forEach(figure -> cells.add(text(figure.reference().apply(optimum))));
          csv.writeNext(cells.toArray(String[]::new), false);
        }
      }
    }
  }

  private static List<String> start(String method, Board board) {
    return new ArrayList<>(
        List.of(
            method,
            board.table(),
            board.protocol(),
            board.dataset(),
            board.score(),
            board.budget()));
  }

  /**
   * Returns the shortest text that reads back as the same number; nothing where it is undefined.
   */
  private static String text(@Nullable Object figure) {
    return figure == null || figure.equals(Double.NaN) ? "" : figure.toString();
  }
}
