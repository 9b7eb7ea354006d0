package org.reprise.report.figure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.reprise.report.figure.Drawing.Anchor;
import org.reprise.report.leaderboard.Figures;

/**
 * What a run costs, training and the method's own computing on one logarithmic axis: dots, since a
 * bar on such an axis has no honest beginning.
 */
final class CostsFigure {
  private static final double ROW = 30;
  private static final String TRAINING = "#0072b2";
  private static final String OVERHEAD = "#c28e00";

  private CostsFigure() {}

  static Drawing of(FigureData.BoardData board) {
    List<FigureData.Cost> costs = board.costs();
    Drawing drawing = new Drawing(Frame.WIDTH, board.title() + ": cost of a run");
    double[] positive =
        costs.stream()
            .flatMapToDouble(c -> DoubleStream.of(c.training(), c.overhead()))
            .filter(cost -> cost > 0)
            .toArray();
    if (positive.length == 0) {
      drawing.text(Frame.WIDTH / 2, 30, "no cost was measured", Anchor.MIDDLE, Drawing.SOFT);
      Frame.note(drawing, 40, board.title());
      return drawing;
    }
    double left = Frame.names(board.labels());
    double bottom = 40 + ROW * costs.size();
    double least = Arrays.stream(positive).min().getAsDouble();
    double most = Arrays.stream(positive).max().getAsDouble();
    // Room for the figures to the left of the least.
    Scale x = Scale.logarithmic(least / 30, most * 2, left, Frame.RIGHT - 40, 2);
    key(drawing, "circle", TRAINING, "simulated training", left);
    key(drawing, "diamond", OVERHEAD, "search overhead", left + 150);
    Axes.horizontal(drawing, x, bottom, 30, "time of a run", TickWords::seconds);
    for (int row = 0; row < costs.size(); row++) {
      double middle = 50 + ROW * row;
      Frame.name(drawing, costs.get(row).label(), left, middle);
      dot(drawing, "circle", TRAINING, x, costs.get(row).training(), middle);
      dot(drawing, "diamond", OVERHEAD, x, costs.get(row).overhead(), middle);
    }
    Frame.note(
        drawing,
        bottom + 34,
        board.title()
            + ": training that the table stands for, and the method's own computing; mean over "
            + RunsWords.of(board.runs().values())
            + ".");
    return drawing;
  }

  private static void key(Drawing drawing, String symbol, String color, String text, double x) {
    Mark.draw(drawing, symbol, x + 6, 14, 11, color, 1);
    drawing.text(x + 18, 18, text, Anchor.START, Drawing.INK);
  }

  private static void dot(
      Drawing drawing, String symbol, String color, Scale x, double cost, double middle) {
    if (cost > 0) {
      boolean right = symbol.equals("circle");
      Mark.draw(drawing, symbol, x.at(cost), middle, 11, color, 1);
      drawing.text(
          x.at(cost) + (right ? 11 : -11),
          middle + 4,
          Figures.seconds(cost),
          right ? Anchor.START : Anchor.END,
          Drawing.SOFT);
    }
  }
}
