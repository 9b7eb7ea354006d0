package org.reprise.report.leaderboard;

import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * The runs themselves as CSV in long form, for pandas and R: {@code runs.csv} has a line for each
 * run on each board, {@code incumbents.csv} one for each step of a run's curve.
 */
public final class RunsCsv {
  private static final String[] RUNS = {
    "table",
    "protocol",
    "score",
    "method",
    "seed",
    "evaluations",
    "unique_evaluations",
    "simulated_seconds",
    "overhead_seconds",
    "signal_acc",
    "valid_acc",
    "test_acc",
    "regret",
    "architecture",
    "train_multiply_adds"
  };
  private static final String[] INCUMBENTS = {
    "table",
    "protocol",
    "score",
    "method",
    "seed",
    "evaluation",
    "simulated_seconds",
    "signal_acc",
    "test_acc",
    "regret",
    "train_multiply_adds"
  };

  private RunsCsv() {}

  /** Writes a line for each run, and closes. */
  public static void writeRuns(List<Board> boards, Writer out) throws IOException {
    try (ICSVWriter csv = csv(out)) {
      csv.writeNext(RUNS, false);
      for (Board board : boards) {
        for (MethodRuns method : board.methods()) {
          for (RunCurve run : method.runs()) {
            csv.writeNext(
                new String[] {
                  board.table(),
                  board.protocol(),
                  board.score(),
                  method.method().label(),
                  Integer.toString(run.seed()),
                  Integer.toString(run.totalEvaluations()),
                  Integer.toString(run.uniqueEvaluations()),
                  text(run.totalSeconds()),
                  text(run.overheadSeconds()),
                  text(run.finalSignal()),
                  text(run.valid()),
                  text(run.finalScore()),
                  text(board.regret(run.finalScore())),
                  run.architecture(),
                  text(run.totalMultiplyAdds())
                },
                false);
          }
        }
      }
    }
  }

  /** Writes a line for each incumbent of each run, in their order, and closes. */
  public static void writeIncumbents(List<Board> boards, Writer out) throws IOException {
    try (ICSVWriter csv = csv(out)) {
      csv.writeNext(INCUMBENTS, false);
      for (Board board : boards) {
        for (MethodRuns method : board.methods()) {
          for (RunCurve run : method.runs()) {
            for (int i = 0; i < run.evaluations().length; i++) {
              csv.writeNext(
                  new String[] {
                    board.table(),
                    board.protocol(),
                    board.score(),
                    method.method().label(),
                    Integer.toString(run.seed()),
                    Integer.toString(run.evaluations()[i]),
                    text(run.seconds()[i]),
                    text(run.signal()[i]),
                    text(run.score()[i]),
                    text(board.regret(run.score()[i])),
                    text(run.multiplyAdds()[i])
                  },
                  false);
            }
          }
        }
      }
    }
  }

  private static ICSVWriter csv(Writer out) {
    return new CSVWriterBuilder(out).withLineEnd("\n").withQuoteChar('"').build();
  }

  /**
   * Returns the shortest text that reads back as the same number; nothing where it is undefined.
   */
  private static String text(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }
}
