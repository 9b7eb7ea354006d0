package org.reprise.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.reprise.report.figure.Drawing.Anchor;
import org.reprise.report.leaderboard.CurveBand;

/**
 * Regret of the incumbent over what was spent, both axes logarithmic, as the page first shows it.
 */
final class CurvesFigure {
  private static final double LEFT = 60;

  private final FigureData.BoardData board;
  private final Map<String, Palette.Style> styles;
  private final CurveAxis axis;
  private final Map<String, CurveBand> bands;
  private double first = Double.POSITIVE_INFINITY;
  private double last;
  private double least = Double.POSITIVE_INFINITY;
  private double most;
  private boolean reachesZero;

  private CurvesFigure(
      FigureData.BoardData board, Map<String, Palette.Style> styles, CurveAxis axis) {
    this.board = board;
    this.styles = styles;
    this.axis = axis;
    bands = board.scoreCurves(axis);
    bands.values().forEach(this::extend);
  }

  static Drawing of(FigureData.BoardData board, Map<String, Palette.Style> styles, CurveAxis axis) {
    return new CurvesFigure(board, styles, axis).draw();
  }

  private void extend(CurveBand band) {
    for (int i = 0; i < band.x().length; i++) {
      first = Math.min(first, band.x()[i]);
      last = Math.max(last, band.x()[i]);
      reachesZero |= board.regret(band.mean()[i]) <= 0;
      for (double score : new double[] {band.mean()[i], band.low()[i], band.high()[i]}) {
        double regret = board.regret(score);
        if (regret > 0) {
          least = Math.min(least, regret);
          most = Math.max(most, regret);
        }
      }
    }
  }

  private Drawing draw() {
    Drawing drawing = new Drawing(Frame.WIDTH, board.title() + ": regret over " + axis.title());
    double top = 34 + Frame.legend(drawing, board.labels(), styles, true);
    double bottom = top + 360;
    if (!(first < last) || !(most > 0)) {
      drawing.text(Frame.WIDTH / 2, top + 100, "no curve", Anchor.MIDDLE, Drawing.SOFT);
      Frame.note(drawing, top + 120, board.title());
      return drawing;
    }
    Scale x = Scale.logarithmic(first, last, LEFT, Frame.RIGHT, axis.decades());
    // What reaches 0 comes down to the foot of the axis, which is then called 0.
    double foot = least * (reachesZero ? 0.5 : 0.9);
    Scale y = Scale.logarithmic(foot, most * 1.1, bottom, top, 3);
    Axes.horizontal(drawing, x, bottom, top, axis.title(), axis::words);
    Axes.vertical(drawing, y, LEFT, Frame.RIGHT, "regret (" + board.metric().difference() + ")");
    if (reachesZero) {
      drawing.text(LEFT - 6, bottom + 4, "0", Anchor.END, Drawing.SOFT);
    }
    board.labels().forEach(label -> area(drawing, label, x, y));
    board.labels().forEach(label -> line(drawing, label, x, y));
    if (axis == CurveAxis.COMPUTE) {
      board.labels().forEach(label -> firstAnswer(drawing, label, x, y));
    }
    Frame.note(
        drawing,
        bottom + 34,
        board.title()
            + ": regret of the best architecture so far, as the search saw it; mean over "
            + RunsWords.of(board.runs().values())
            + " with its 95 % bootstrap interval."
            + (axis == CurveAxis.COMPUTE ? " A dot is where a method first has an answer." : ""));
    return drawing;
  }

  private void area(Drawing drawing, String label, Scale x, Scale y) {
    CurveBand band = bands.get(label);
    if (band == null || band.x().length == 0 || Double.isNaN(band.low()[0])) {
      return;
    }
    List<double[]> outline = steps(band.x(), band.high(), x, y);
    List<double[]> back = steps(band.x(), band.low(), x, y);
    for (int i = back.size() - 1; i >= 0; i--) {
      outline.add(back.get(i));
    }
    drawing.area(outline, Palette.Style.of(styles, label).color(), 0.16);
  }

  private void line(Drawing drawing, String label, Scale x, Scale y) {
    CurveBand band = bands.get(label);
    if (band != null && band.x().length > 0) {
      Palette.Style style = Palette.Style.of(styles, label);
      drawing.line(steps(band.x(), band.mean(), x, y), style.color(), 2, style.dash());
    }
  }

  /** One that trains shared weights has its first answer late. */
  private void firstAnswer(Drawing drawing, String label, Scale x, Scale y) {
    CurveBand band = bands.get(label);
    if (band != null && band.x().length > 0) {
      double height = y.at(board.regret(band.mean()[0]));
      drawing.disc(x.at(band.x()[0]), height, 4, Palette.Style.of(styles, label).color(), 1);
    }
  }

  private List<double[]> steps(double[] places, double[] values, Scale x, Scale y) {
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      double height = y.at(board.regret(values[i]));
      if (i > 0) {
        points.add(new double[] {x.at(places[i]), points.get(points.size() - 1)[1]});
      }
      points.add(new double[] {x.at(places[i]), height});
    }
    return points;
  }
}
