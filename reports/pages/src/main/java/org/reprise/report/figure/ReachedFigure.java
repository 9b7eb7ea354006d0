package org.reprise.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.reprise.report.figure.Drawing.Anchor;
import org.reprise.report.statistics.StepCurve;

/** Which share of its runs a method needed how much to bring within a regret: an ECDF. */
final class ReachedFigure {
  private static final double LEFT = 60;

  private ReachedFigure() {}

  static Drawing of(
      FigureData.BoardData board,
      String within,
      ReachedData.Shares shares,
      CurveAxis axis,
      Map<String, Palette.Style> styles) {
    String difference = board.metric().difference();
    String target = "a regret of " + within + " (" + difference + ")";
    Drawing drawing =
        new Drawing(
            Frame.WIDTH, board.title() + ": runs within " + target + " over " + axis.title());
    double top = 34 + Frame.legend(drawing, board.labels(), styles, true);
    double bottom = top + 300;
    if (!(shares.first() < shares.last())) {
      drawing.text(Frame.WIDTH / 2, top + 100, "no curve", Anchor.MIDDLE, Drawing.SOFT);
      Frame.note(drawing, top + 120, board.title());
      return drawing;
    }
    Scale x = Scale.logarithmic(shares.first(), shares.last(), LEFT, Frame.RIGHT, axis.decades());
    Scale y = Scale.linear(0, 100, bottom, top);
    Axes.horizontal(drawing, x, bottom, top, axis.title(), axis::words);
    Axes.vertical(drawing, y, LEFT, Frame.RIGHT, "runs that came within " + within + " (%)");
    for (String label : board.labels()) {
      StepCurve curve = shares.curves().get(label);
      if (curve != null) {
        Palette.Style style = Palette.Style.of(styles, label);
        drawing.line(steps(curve, shares, x, y), style.color(), 2, style.dash());
      }
    }
    Frame.note(
        drawing,
        bottom + 34,
        board.title()
            + ": share of "
            + RunsWords.of(board.runs().values())
            + " that had an architecture within "
            + target
            + ". A run that ended before counts with what it had.");
    return drawing;
  }

  private static List<double[]> steps(
      StepCurve curve, ReachedData.Shares shares, Scale x, Scale y) {
    List<double[]> points = new ArrayList<>();
    double height = y.at(0);
    points.add(new double[] {x.at(shares.first()), height});
    for (int i = 0; i < curve.x().length; i++) {
      points.add(new double[] {x.at(curve.x()[i]), height});
      height = y.at(100 * curve.y()[i]);
      points.add(new double[] {x.at(curve.x()[i]), height});
    }
    points.add(new double[] {x.at(shares.last()), height});
    return points;
  }
}
