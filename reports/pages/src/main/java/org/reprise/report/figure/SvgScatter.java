package org.reprise.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.reprise.report.figure.Svg.Anchor;
import org.reprise.report.landscape.ColumnRanking;
import org.reprise.report.landscape.TradeOff;
import org.reprise.report.leaderboard.Figures;
import org.reprise.report.statistics.Hypervolume.Point;

/** Scatter plots as SVG: what ranks the architectures, and what accuracy costs. */
final class SvgScatter {
  private static final double WIDTH = 760;
  private static final double BOTTOM = 430;
  private static final double LEFT = 70;

  private SvgScatter() {}

  /** Returns a column against the score. */
  static String ranking(String title, ColumnRanking ranking, FigureData.MetricWords metric) {
    Svg svg = new Svg(WIDTH, BOTTOM + 50, title + ": " + ranking.column() + " against the score");
    Scale x = horizontal(ranking.points(), 0);
    Scale y = vertical(ranking.points().stream().mapToDouble(p -> p[1]).toArray());
    Axes.horizontal(svg, x, BOTTOM, 40, ranking.column(), Axes::plain);
    Axes.vertical(svg, y, LEFT, WIDTH - 20, "score: " + metric.axis());
    for (double[] point : ranking.points()) {
      svg.circle(x.at(point[0]), y.at(point[1]), 2, "#0072b2", 0.45);
    }
    String tau =
        "tau "
            + Figures.fixed(ranking.correlations().tau(), 3)
            + " of "
            + ranking.correlations().n()
            + " trainings, among the best "
            + ranking.correlations().top()
            + ": "
            + Figures.fixed(ranking.correlations().tauTop(), 3);
    svg.text(WIDTH - 20, 24, tau, Anchor.END, Svg.INK);
    return svg.finish();
  }

  /** Returns the table's front and what the methods found. */
  static String tradeOff(
      String title,
      TradeOff tradeOff,
      Map<String, Palette.Style> styles,
      FigureData.MetricWords metric) {
    double legend = 20 * Math.ceil(tradeOff.found().size() / 3.0);
    Svg svg = new Svg(WIDTH, BOTTOM + 50, title + ": score against " + tradeOff.cost());
    List<double[]> front = new ArrayList<>();
    for (Point point : tradeOff.front()) {
      if (metric.regret(point.accuracy(), tradeOff.referenceScore()) <= 0) {
        front.add(new double[] {point.cost(), point.accuracy()});
      }
    }
    if (front.isEmpty()) {
      svg.text(WIDTH / 2, 200, "no front", Anchor.MIDDLE, Svg.SOFT);
      return svg.finish();
    }
    List<double[]> all = new ArrayList<>(front);
    tradeOff
        .found()
        .values()
        .forEach(f -> f.points().forEach(p -> all.add(new double[] {p.cost(), p.accuracy()})));
    Scale x = horizontal(all, 0);
    double best = front.get(front.size() - 1)[1];
    Scale y =
        metric.lower()
            ? new Scale(best, tradeOff.referenceScore(), BOTTOM, 50 + legend, false)
            : new Scale(tradeOff.referenceScore(), best + 0.2, BOTTOM, 50 + legend, false);
    Axes.horizontal(svg, x, BOTTOM, 50 + legend, tradeOff.cost(), Axes::plain);
    Axes.vertical(svg, y, LEFT, WIDTH - 20, "score: " + metric.axis());
    List<double[]> line = new ArrayList<>();
    for (double[] point : front) {
      if (!line.isEmpty()) {
        line.add(new double[] {x.at(point[0]), line.get(line.size() - 1)[1]});
      }
      line.add(new double[] {x.at(point[0]), y.at(point[1])});
    }
    svg.polyline(line, Svg.INK, "solid");
    int place = 0;
    for (Map.Entry<String, TradeOff.Found> found : tradeOff.found().entrySet()) {
      String color = styles.get(found.getKey()).color();
      double left = 20 + place % 3 * 245;
      double top = 18 + 20 * (place / 3);
      svg.circle(left + 4, top - 4, 4, color, 1);
      svg.text(left + 14, top, found.getKey(), Anchor.START, Svg.INK);
      for (Point point : found.getValue().points()) {
        svg.circle(x.at(point.cost()), y.at(point.accuracy()), 4, color, 0.6);
      }
      place++;
    }
    return svg.finish();
  }

  private static Scale horizontal(List<double[]> points, int part) {
    double low = points.stream().mapToDouble(p -> p[part]).min().orElse(0);
    double high = points.stream().mapToDouble(p -> p[part]).max().orElse(1);
    double margin = 0.03 * (high - low);
    return new Scale(low - margin, high + margin, LEFT, WIDTH - 20, false);
  }

  private static Scale vertical(double[] values) {
    double low = java.util.Arrays.stream(values).min().orElse(0);
    double high = java.util.Arrays.stream(values).max().orElse(1);
    return new Scale(low, high, BOTTOM, 50, false);
  }
}
