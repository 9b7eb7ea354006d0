package org.reprise.report.leaderboard;

import java.util.ArrayList;
import java.util.List;
import org.reprise.report.statistics.Regret;

/**
 * A line below the methods' that no method ran: the best of the table by score, or the best by what
 * a search sees.
 *
 * @param label its name
 * @param board on which it stands
 * @param best what it shows
 */
public record ReferenceRow(String label, Board board, BoardOptimum best) {
  /** Returns the lines of {@code board}, those that are known. */
  public static List<ReferenceRow> of(Board board) {
    List<ReferenceRow> rows = new ArrayList<>();
    if (board.optimum().isKnown()) {
      rows.add(new ReferenceRow("optimum", board, board.optimum()));
    }
    if (!Double.isNaN(board.regretFloor())) {
      rows.add(new ReferenceRow("best by signal", board, board.floor()));
    }
    return rows;
  }

  /** Returns whether it is the best by score. */
  public boolean isOptimum() {
    return best == board.optimum();
  }

  /** Returns its regret. */
  public double regret() {
    return isOptimum() ? 0 : board.regretFloor();
  }

  /** Returns its regret where the table's mean is 1. */
  public double normalisedRegret() {
    return isOptimum()
        ? 0
        : Regret.normalised(best.score(), board.optimum().score(), board.landscape().mean());
  }
}
