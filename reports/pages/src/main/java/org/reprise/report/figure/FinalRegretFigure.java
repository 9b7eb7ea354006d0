package org.reprise.report.figure;

import java.util.List;
import java.util.Map;
import org.reprise.report.figure.Drawing.Anchor;

/** What the runs of each method ended with: box plots, one below the other. */
final class FinalRegretFigure {
  private static final double ROW = 36;

  private FinalRegretFigure() {}

  static Drawing of(FigureData.BoardData board, Map<String, Palette.Style> styles) {
    List<FigureData.Distribution> shown =
        board.distributions().stream().filter(d -> d.regrets().length > 0).toList();
    Drawing drawing = new Drawing(Frame.WIDTH, board.title() + ": final regret");
    double bottom = 20 + ROW * shown.size();
    if (shown.isEmpty()) {
      drawing.text(Frame.WIDTH / 2, 20, "no run has a score", Anchor.MIDDLE, Drawing.SOFT);
      Frame.note(drawing, 30, board.title());
      return drawing;
    }
    double left = Frame.names(board.labels());
    double most = shown.stream().mapToDouble(d -> d.box()[4]).max().orElse(1);
    Scale x = Scale.linear(0, most, left, Frame.RIGHT);
    Axes.horizontal(
        drawing,
        x,
        bottom,
        10,
        "final regret (" + board.metric().difference() + ")",
        TickWords::count);
    for (int row = 0; row < shown.size(); row++) {
      FigureData.Distribution method = shown.get(row);
      Frame.name(drawing, method.label(), left, 28 + ROW * row);
      box(drawing, x, method, 28 + ROW * row, Palette.Style.of(styles, method.label()).color());
    }
    Frame.note(
        drawing,
        bottom + 34,
        board.title()
            + ": quartiles and range of "
            + RunsWords.of(board.runs().values())
            + ", and the runs as points. Lower is better.");
    return drawing;
  }

  private static void box(
      Drawing drawing, Scale x, FigureData.Distribution method, double middle, String color) {
    double[] regrets = method.regrets();
    for (int i = 0; i < regrets.length; i++) {
      double jitter = (i * 0.618034 % 1 - 0.5) * 20;
      drawing.disc(x.at(regrets[i]), middle + jitter, 2, color, 0.35);
    }
    double[] at = java.util.Arrays.stream(method.box()).map(x::at).toArray();
    drawing.line(at[0], middle, at[1], middle, color, 1.5);
    drawing.line(at[3], middle, at[4], middle, color, 1.5);
    drawing.line(at[0], middle - 6, at[0], middle + 6, color, 1.5);
    drawing.line(at[4], middle - 6, at[4], middle + 6, color, 1.5);
    drawing.frame(at[1], middle - 10, at[3] - at[1], 20, color, 1.5);
    drawing.line(at[2], middle - 10, at[2], middle + 10, color, 2.5);
  }
}
