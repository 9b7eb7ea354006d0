package org.reprise.report.figure;

import java.util.ArrayList;
import java.util.List;
import org.reprise.report.landscape.ColumnSelection;
import org.reprise.report.landscape.ColumnWords;
import org.reprise.report.leaderboard.Board;

/**
 * What choosing by columns brings, as figures show it.
 *
 * @param draws how many random architectures are chosen from
 * @param lines the columns, and the score itself
 */
public record SelectionData(int[] draws, List<Line> lines) {
  static final String BY_SCORE = "by the score itself";

  /**
   * One line.
   *
   * @param name in words
   * @param colors on a light and a dark page
   * @param dash of {@link Palette.Style}
   * @param expected score of the best by it, by number of draws
   */
  public record Line(String name, String[] colors, String dash, double[] expected) {}

  static SelectionData of(ColumnSelection selection, Board board) {
    List<Line> lines = new ArrayList<>();
    if (selection.draws().length > 0) {
      lines.add(
          new Line(
              BY_SCORE,
              new String[] {Palette.CONTROL.color(), Palette.CONTROL.darkColor()},
              "dotted",
              selection.byScore()));
    }
    for (ColumnSelection.Curve curve : selection.curves()) {
      String[] colors = Palette.COLORS[(lines.size() - 1) % Palette.COLORS.length];
      lines.add(
          new Line(
              ColumnWords.of(curve.column(), board.dataset()), colors, "solid", curve.expected()));
    }
    return new SelectionData(selection.draws(), lines);
  }

  /** Returns whether there is anything to draw. */
  boolean isEmpty() {
    return lines.isEmpty();
  }
}
