package org.reprise.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.reprise.report.figure.Drawing.Anchor;

/** What all figures have about them: a legend above, the room for names, a note below. */
final class Frame {
  static final double WIDTH = 760;
  static final double RIGHT = WIDTH - 20;

  private static final double LINE = 20;
  private static final double KEY = 26;

  private Frame() {}

  /** Returns the room that the names of methods need at the left of a figure. */
  static double names(List<String> labels) {
    double longest = labels.stream().mapToDouble(FigureFont::width).max().orElse(0);
    return Math.min(300, 24 + longest);
  }

  /** A method's name at the left. */
  static void name(Drawing drawing, String label, double left, double middle) {
    String shown = FigureFont.brief(label, left - 16);
    drawing.text(left - 10, middle + 4, shown, Anchor.END, Drawing.INK);
  }

  /**
   * A legend in as many lines as its entries need, each with its line or its symbol.
   *
   * @return where it ends
   */
  static double legend(
      Drawing drawing, List<String> labels, Map<String, Palette.Style> styles, boolean lines) {
    double x = 20;
    double y = 18;
    for (String label : labels) {
      String shown = FigureFont.brief(label, RIGHT - 20 - KEY);
      double wide = KEY + 6 + FigureFont.width(shown) + 18;
      if (x > 20 && x + wide > RIGHT + 18) {
        x = 20;
        y += LINE;
      }
      Palette.Style style = Palette.Style.of(styles, label);
      if (lines) {
        drawing.line(
            List.of(new double[] {x, y - 4}, new double[] {x + KEY, y - 4}),
            style.color(),
            2,
            style.dash());
      } else {
        Mark.draw(drawing, style.symbol(), x + KEY - 6, y - 4, 9, style.color(), 1);
      }
      drawing.text(x + KEY + 6, y, shown, Anchor.START, Drawing.INK);
      x += wide;
    }
    return y + 6;
  }

  /** Says below a figure what it shows, of how many runs, and ends the drawing. */
  static void note(Drawing drawing, double bottom, String text) {
    double y = bottom + 22;
    for (String line : wrapped(text)) {
      drawing.text(20, y, line, Anchor.START, Drawing.SOFT);
      y += 16;
    }
    drawing.endAt(y - 4);
  }

  private static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && FigureFont.width(line + " " + word) > RIGHT - 20) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
