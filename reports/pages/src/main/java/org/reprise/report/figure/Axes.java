package org.reprise.report.figure;

import java.util.function.DoubleFunction;
import org.reprise.report.figure.Drawing.Anchor;

/** Draws the frame of a figure. */
final class Axes {
  private Axes() {}

  /** The horizontal axis at {@code y}, with lines up to {@code top}, and its title below. */
  static void horizontal(
      Drawing drawing,
      Scale scale,
      double y,
      double top,
      String title,
      DoubleFunction<String> label) {
    double free = Double.NEGATIVE_INFINITY;
    for (double tick : scale.ticks()) {
      double x = scale.at(tick);
      String text = label.apply(tick);
      double half = FigureFont.width(text) / 2;
      drawing.line(x, top, x, y, Drawing.LINE, 0.5);
      // A label that would touch its neighbour is left out.
      if (x - half > free + 4) {
        drawing.text(x, y + 16, text, Anchor.MIDDLE, Drawing.SOFT);
        free = x + half;
      }
    }
    drawing.line(scale.from(), y, scale.to(), y, Drawing.SOFT, 1);
    drawing.text((scale.from() + scale.to()) / 2, y + 34, title, Anchor.MIDDLE, Drawing.SOFT);
  }

  /** The vertical axis at {@code x}, with lines to {@code right}, and its title above. */
  static void vertical(Drawing drawing, Scale scale, double x, double right, String title) {
    for (double tick : scale.ticks()) {
      drawing.line(x, scale.at(tick), right, scale.at(tick), Drawing.LINE, 0.5);
      drawing.text(x - 6, scale.at(tick) + 4, TickWords.count(tick), Anchor.END, Drawing.SOFT);
    }
    drawing.line(x, scale.from(), x, scale.to(), Drawing.SOFT, 1);
    drawing.text(
        x - 40, Math.min(scale.from(), scale.to()) - 12, title, Anchor.START, Drawing.SOFT);
  }
}
