package org.reprise.report.leaderboard;

import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** {@code results.csv}: one line for each method on each board, and one for the optimum. */
public final class ResultsCsv {
  private static final String[] HEADER = {
    "method",
    "table",
    "protocol",
    "dataset",
    "score",
    "budget",
    "runs",
    "evaluations",
    "unique_evaluations",
    "simulated_seconds",
    "overhead_seconds",
    "signal_acc_mean",
    "signal_acc_std",
    "valid_acc_mean",
    "valid_acc_std",
    "test_acc_mean",
    "test_acc_std",
    "test_acc_median",
    "test_acc_ci95_low",
    "test_acc_ci95_high",
    "regret",
    "normalised_regret",
    "mean_regret_on_the_way",
    "average_rank",
    "p_against_best",
    "published_valid_acc",
    "published_valid_acc_std",
    "published_valid_acc_confirmed",
    "published_test_acc",
    "published_test_acc_std",
    "published_test_acc_confirmed"
  };

  private ResultsCsv() {}

  /** Writes and closes. */
  public static void write(List<Leaderboard> boards, Writer out) throws IOException {
    try (ICSVWriter csv = new CSVWriterBuilder(out).withLineEnd("\n").withQuoteChar('"').build()) {
      csv.writeNext(HEADER, false);
      for (Leaderboard leaderboard : boards) {
        for (Row row : leaderboard.rows()) {
          csv.writeNext(line(leaderboard.board(), row), false);
        }
        csv.writeNext(optimum(leaderboard.board()), false);
      }
    }
  }

  private static String[] line(Board board, Row row) {
    List<String> cells = start(row.method().label(), board);
    cells.add(Integer.toString(row.score().n()));
    cells.add(text(row.evaluations().mean()));
    cells.add(text(row.unique().mean()));
    cells.add(text(row.seconds().mean()));
    cells.add(text(row.overhead().mean()));
    cells.add(text(row.signal().mean()));
    cells.add(text(row.signal().deviation()));
    cells.add(text(row.valid().mean()));
    cells.add(text(row.valid().deviation()));
    cells.add(text(row.score().mean()));
    cells.add(text(row.score().deviation()));
    cells.add(text(row.score().median()));
    cells.add(text(row.interval().low()));
    cells.add(text(row.interval().high()));
    cells.add(text(row.regret()));
    cells.add(text(row.normalisedRegret()));
    cells.add(text(row.areaUnderCurve()));
    cells.add(text(row.rank()));
    cells.add(text(row.againstBest()));
    published(row.published().map(Published::valid).orElse(null), cells);
    published(row.published().map(Published::test).orElse(null), cells);
    return cells.toArray(String[]::new);
  }

  private static void published(Published.Figure figure, List<String> cells) {
    cells.add(figure == null ? "" : text(figure.mean()));
    cells.add(figure == null ? "" : text(figure.deviation()));
    cells.add(figure == null ? "" : Boolean.toString(figure.confirmed()));
  }

  private static String[] optimum(Board board) {
    List<String> cells = start("optimum", board);
    while (cells.size() < HEADER.length) {
      cells.add("");
    }
    cells.set(List.of(HEADER).indexOf("signal_acc_mean"), text(board.optimum().signal()));
    cells.set(List.of(HEADER).indexOf("valid_acc_mean"), text(board.optimum().valid()));
    cells.set(List.of(HEADER).indexOf("test_acc_mean"), text(board.optimum().score()));
    cells.set(List.of(HEADER).indexOf("regret"), "0.0");
    return cells.toArray(String[]::new);
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

  /** The shortest text that reads back as the same number; nothing where it is undefined. */
  private static String text(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }
}
