package org.reprise.report.figure;

import java.util.Locale;
import org.reprise.report.figure.Drawing.Anchor;
import org.reprise.report.leaderboard.Figures;
import org.reprise.report.leaderboard.Pairwise;

/** How often a run of the row ends above one of the column: A12, with what is significant. */
final class PairwiseFigure {
  private static final int[] LOW = {0xd5, 0x5e, 0x00};
  private static final int[] MIDDLE = {0xf6, 0xf7, 0xf9};
  private static final int[] HIGH = {0x00, 0x72, 0xb2};

  private PairwiseFigure() {}

  static Drawing of(FigureData.BoardData board) {
    int methods = board.labels().size();
    double left = Frame.names(board.labels());
    double cell = Math.min(70, (Frame.RIGHT - left) / methods);
    double side = cell * methods;
    Drawing drawing = new Drawing(Frame.WIDTH, board.title() + ": row against column, A12");
    double lowest = 0;
    for (int i = 0; i < methods; i++) {
      String label = board.labels().get(i);
      double middle = cell * (i + 0.5);
      Frame.name(drawing, label, left, 10 + middle);
      String below = FigureFont.brief(label, 150);
      drawing.text(left + middle + 4, side + 24, below, Anchor.END, Drawing.INK, -35);
      lowest = Math.max(lowest, FigureFont.width(below) * Math.sin(Math.toRadians(35)));
    }
    for (int i = 0; i < methods; i++) {
      for (int j = 0; j < methods; j++) {
        Pairwise.Comparison pair = board.pairwise()[i][j];
        if (pair != null && !Double.isNaN(pair.a12())) {
          cell(drawing, pair, left + cell * j, 10 + cell * i, cell);
        }
      }
    }
    Frame.note(
        drawing,
        side + 28 + lowest,
        board.title()
            + ": share of the pairs of runs in which the row ends above the column, ties half"
            + " (A12); "
            + RunsWords.of(board.runs().values())
            + ". ▲ ▼: significant, "
            + Pairwise.TEST
            + ".");
    return drawing;
  }

  private static void cell(
      Drawing drawing, Pairwise.Comparison pair, double x, double y, double side) {
    drawing.box(x + 0.5, y + 0.5, side - 1, side - 1, shade(pair.a12()));
    String mark = pair.better() ? " ▲" : pair.worse() ? " ▼" : "";
    String ink = Math.abs(pair.a12() - 0.5) > 0.3 ? "#ffffff" : Drawing.INK;
    String text = Figures.fixed(pair.a12(), 2) + mark;
    if (FigureFont.width(text) <= side - 2) {
      drawing.text(x + side / 2, y + side / 2 + 4, text, Anchor.MIDDLE, ink);
    } else {
      // A narrow cell has the mark below the figure; one that is too narrow has the mark alone.
      boolean fits = FigureFont.width("0.00") <= side - 2;
      if (fits) {
        drawing.text(
            x + side / 2, y + side / 2 - 2, Figures.fixed(pair.a12(), 2), Anchor.MIDDLE, ink);
      }
      drawing.text(x + side / 2, y + side / 2 + (fits ? 11 : 4), mark.strip(), Anchor.MIDDLE, ink);
    }
  }

  /** Returns a colour from vermillion (0) over near white (0.5) to blue (1). */
  private static String shade(double a12) {
    int[] end = a12 < 0.5 ? LOW : HIGH;
    double share = Math.min(1, Math.abs(a12 - 0.5) * 2);
    StringBuilder color = new StringBuilder("#");
    for (int i = 0; i < 3; i++) {
      long part = Math.round(MIDDLE[i] + share * (end[i] - MIDDLE[i]));
      color.append(String.format(Locale.ROOT, "%02x", part));
    }
    return color.toString();
  }
}
