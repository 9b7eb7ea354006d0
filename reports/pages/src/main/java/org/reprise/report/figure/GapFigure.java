package org.reprise.report.figure;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.reprise.report.figure.Drawing.Anchor;

/**
 * What is lost when a mixture becomes an architecture: accuracies of both in the same network, one
 * above the other on a line for each method.
 */
final class GapFigure {
  private static final double ROW = 34;

  private GapFigure() {}

  /** Returns those that know their gap. */
  static List<AlphaData> known(FigureData.BoardData board) {
    return board.alphas().stream().filter(alpha -> alpha.mixture() != null).toList();
  }

  static Drawing of(FigureData.BoardData board, Map<String, Palette.Style> styles) {
    List<AlphaData> alphas = known(board);
    Drawing drawing = new Drawing(Frame.WIDTH, board.title() + ": discretisation gap");
    double left = Frame.names(alphas.stream().map(AlphaData::label).toList());
    double bottom = 44 + ROW * alphas.size();
    Mark.draw(drawing, "circle", left + 6, 14, 11, Drawing.SOFT, 1);
    drawing.text(left + 18, 18, "derived architecture", Anchor.START, Drawing.INK);
    Mark.draw(drawing, "diamond", left + 156, 14, 11, Drawing.SOFT, 1);
    drawing.text(left + 168, 18, "mixture of all choices", Anchor.START, Drawing.INK);
    Scale x = Scale.linear(0, 100, left, Frame.RIGHT);
    Axes.horizontal(
        drawing, x, bottom, 30, "validation accuracy in the same network (%)", TickWords::count);
    for (int row = 0; row < alphas.size(); row++) {
      AlphaData alpha = alphas.get(row);
      String color = Objects.requireNonNull(styles.get(alpha.label())).color();
      double middle = 54 + ROW * row;
      Frame.name(drawing, alpha.label(), left, middle);
      for (double[] run : alpha.gaps()) {
        drawing.disc(x.at(run[1]), middle, 2.5, color, 0.5);
        Mark.draw(drawing, "diamond", x.at(run[0]), middle, 5, color, 0.5);
      }
      double mixture = Objects.requireNonNull(alpha.mixture());
      double derived = Objects.requireNonNull(alpha.derived());
      drawing.line(x.at(derived), middle, x.at(mixture), middle, color, 1.5);
      Mark.draw(drawing, "circle", x.at(derived), middle, 11, color, 1);
      Mark.draw(drawing, "diamond", x.at(mixture), middle, 11, color, 1);
    }
    Frame.note(
        drawing,
        bottom + 34,
        board.title()
            + ": validation accuracy of the mixture of all choices and of the architecture that is"
            + " derived from it, with the same weights; mean over "
            + RunsWords.of(alphas.stream().map(AlphaData::runs).toList())
            + ", and each run small.");
    return drawing;
  }
}
