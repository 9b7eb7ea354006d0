package org.reprise.report.figure;

import java.util.List;
import java.util.Map;
import org.reprise.report.figure.Drawing.Anchor;

/** Everything that ranks, a line each: tau-b over all with its interval, and tau-b at the top. */
final class CorrelationsFigure {
  private static final double ROW = 20;
  private static final double TOP = 50;

  /** A colour for each kind, of those that the color-blind tell apart (Okabe and Ito 2008). */
  private static final Map<String, String> COLORS =
      Map.of(
          "shorter training", "#0072b2",
          "predictor", "#d55e00",
          "proxy", "#009e73",
          "shared weights", "#cc79a7",
          "size", "#5a6373");

  private CorrelationsFigure() {}

  static Drawing of(String title, List<CorrelationRow> rows) {
    Drawing drawing = new Drawing(Frame.WIDTH, title + ": what ranks, and how well");
    double left = Frame.names(rows.stream().map(CorrelationRow::name).toList());
    double bottom = TOP + ROW * rows.size();
    legend(drawing, rows);
    double least =
        rows.stream().mapToDouble(row -> least(row.tau(), row.low(), row.tauTop())).min().orElse(0);
    Scale x = Scale.linear(Math.min(0, least), 1, left, Frame.RIGHT);
    Axes.horizontal(drawing, x, bottom, TOP - 8, "Kendall's tau-b", TickWords::count);
    for (int i = 0; i < rows.size(); i++) {
      CorrelationRow row = rows.get(i);
      double middle = TOP + ROW * i + 4;
      String color = COLORS.getOrDefault(row.kind(), Drawing.INK);
      Frame.name(drawing, row.name(), left, middle);
      if (!Double.isNaN(row.low())) {
        drawing.line(x.at(row.low()), middle, x.at(row.high()), middle, color, 1.5);
      }
      if (!Double.isNaN(row.tauTop())) {
        Mark.draw(drawing, "diamond", x.at(row.tauTop()), middle, 8, color, 0.5);
      }
      Mark.draw(drawing, "circle", x.at(row.tau()), middle, 9, color, 1);
    }
    Frame.note(
        drawing,
        bottom + 34,
        title
            + ": how each ranks the architectures by their score. Circles: over all, with the 95 %"
            + " bootstrap interval; diamonds: among the truly best, where a search is decided.");
    return drawing;
  }

  private static void legend(Drawing drawing, List<CorrelationRow> rows) {
    double x = 20;
    for (String kind : rows.stream().map(CorrelationRow::kind).distinct().sorted().toList()) {
      Mark.draw(drawing, "circle", x + 6, 14, 9, COLORS.getOrDefault(kind, Drawing.INK), 1);
      drawing.text(x + 18, 18, kind, Anchor.START, Drawing.INK);
      x += 36 + FigureFont.width(kind);
    }
  }

  private static double least(double... values) {
    double least = 0;
    for (double value : values) {
      least = value < least ? value : least;
    }
    return least;
  }
}
