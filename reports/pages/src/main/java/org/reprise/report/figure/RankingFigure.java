package org.reprise.report.figure;

import org.reprise.report.figure.Drawing.Anchor;

/** A column of the table, or a predictor, against the score. */
final class RankingFigure {
  private static final double LEFT = 60;
  private static final double TOP = 50;
  private static final double BOTTOM = 430;

  private RankingFigure() {}

  static Drawing of(FigureData.BoardData board, RankingData ranking) {
    String title = board.title();
    Drawing drawing =
        new Drawing(Frame.WIDTH, title + ": " + ranking.name() + " against the score");
    if (ranking.points().isEmpty()) {
      drawing.text(Frame.WIDTH / 2, 100, "nothing to compare", Anchor.MIDDLE, Drawing.SOFT);
      Frame.note(drawing, 120, title);
      return drawing;
    }
    double[] columns = ranking.points().stream().mapToDouble(p -> p[0]).sorted().toArray();
    double[] scores = ranking.points().stream().mapToDouble(p -> p[1]).sorted().toArray();
    Scale x = Scale.linear(columns[0], columns[columns.length - 1], LEFT, Frame.RIGHT);
    Scale y = Scale.linear(scores[0], scores[scores.length - 1], BOTTOM, TOP);
    Axes.horizontal(drawing, x, BOTTOM, TOP, ranking.axis(), TickWords::count);
    Axes.vertical(drawing, y, LEFT, Frame.RIGHT, "score: " + board.metric().axis());
    for (double[] point : ranking.points()) {
      drawing.disc(x.at(point[0]), y.at(point[1]), 2, "#0072b2", 0.45);
    }
    drawing.text(Frame.RIGHT, 24, ranking.tauWords(), Anchor.END, Drawing.INK);
    Frame.note(drawing, BOTTOM + 34, title + ": " + ranking.countWords());
    return drawing;
  }
}
