package org.reprise.report.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.reprise.report.figure.Drawing.Anchor;

/** The softmax of every decision over epochs: a panel for each, a line for each choice. */
final class AlphaFigure {
  private static final double LEFT = 50;
  private static final double PANEL = 130;
  private static final double GAP = 26;
  private static final double ABOVE = 20;

  private AlphaFigure() {}

  /** Returns how many panels stand side by side: the page's rule. */
  static int columns(int panels) {
    return panels <= 6 ? 3 : panels <= 15 ? 5 : 7;
  }

  static Drawing of(FigureData.BoardData board, AlphaData alpha) {
    Drawing drawing =
        new Drawing(Frame.WIDTH, board.title() + ": probabilities of choices of " + alpha.label());
    Map<String, String[]> colors = OperationColors.of(board.operations());
    Map<String, Palette.Style> styles = new LinkedHashMap<>();
    alpha
        .choices()
        .forEach(
            choice -> {
              String[] pair = Objects.requireNonNull(colors.get(choice), choice);
              styles.put(choice, new Palette.Style(pair[0], pair[1], "solid", "circle"));
            });
    double top = 16 + Frame.legend(drawing, alpha.choices(), styles, true);
    int columns = Math.min(columns(alpha.decisions().size()), alpha.decisions().size());
    double wide = (Frame.RIGHT - LEFT - GAP * (columns - 1)) / columns;
    double high = columns > 5 ? 0.7 * PANEL : PANEL;
    double bottom = top;
    for (int i = 0; i < alpha.decisions().size(); i++) {
      double x = LEFT + i % columns * (wide + GAP);
      int row = i / columns;
      double y = top + ABOVE + row * (high + ABOVE + GAP);
      bottom = y + high;
      boolean first = i % columns == 0;
      boolean last = i + columns >= alpha.decisions().size();
      panel(drawing, alpha.decisions().get(i), alpha.epochs(), styles, x, y, wide, high, first);
      if (last) {
        drawing.text(x + wide / 2, bottom + 28, "epoch", Anchor.MIDDLE, Drawing.SOFT);
      }
    }
    Frame.note(
        drawing,
        bottom + 24,
        board.title()
            + ": softmax of every decision of "
            + alpha.label()
            + " over epochs, first as initialised; mean over "
            + RunsWords.of(List.of(alpha.runs()))
            + ".");
    return drawing;
  }

  private static void panel(
      Drawing drawing,
      AlphaData.Panel panel,
      int epochs,
      Map<String, Palette.Style> styles,
      double left,
      double top,
      double wide,
      double high,
      boolean first) {
    Scale x = new Scale(0, Math.max(1, epochs), left, left + wide, 0);
    Scale y = new Scale(0, 1, top + high, top, 0);
    drawing.text(left, top - 6, FigureFont.brief(panel.name(), wide), Anchor.START, Drawing.INK);
    for (double share : new double[] {0, 0.5, 1}) {
      drawing.line(left, y.at(share), left + wide, y.at(share), Drawing.LINE, 0.5);
      if (first) {
        drawing.text(left - 6, y.at(share) + 4, TickWords.count(share), Anchor.END, Drawing.SOFT);
      }
    }
    drawing.text(left, top + high + 14, "0", Anchor.MIDDLE, Drawing.SOFT);
    drawing.text(
        left + wide, top + high + 14, Integer.toString(epochs), Anchor.MIDDLE, Drawing.SOFT);
    drawing.line(left, top + high, left + wide, top + high, Drawing.SOFT, 1);
    for (int choice = 0; choice < panel.choices().size(); choice++) {
      List<double[]> points = new ArrayList<>();
      double[] values = panel.probabilities()[choice];
      for (int epoch = 0; epoch < values.length; epoch++) {
        points.add(new double[] {x.at(epoch), y.at(values[epoch])});
      }
      if (points.size() > 1) {
        String color = Palette.Style.of(styles, panel.choices().get(choice)).color();
        drawing.line(points, color, 1.5, "solid");
      }
    }
  }
}
