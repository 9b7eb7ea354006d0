package org.reprise.algorithm.automlzero.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.reprise.algorithm.automlzero.search.Progress;

/** Fitness over individuals, as an SVG picture. */
final class FitnessChart {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 280;
  private static final int LEFT = 56;
  private static final int BOTTOM = 36;
  private static final int TOP = 12;

  private FitnessChart() {}

  static String svg(List<Progress> history) {
    double last = history.get(history.size() - 1).individuals();
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg viewBox='0 0 %d %d' role='img' aria-label='fitness over individuals'>%n",
            WIDTH,
            HEIGHT));
    for (int i = 0; i <= 4; i++) {
      double fitness = i / 4.0;
      svg.append(
          String.format(
              Locale.ROOT,
              "<line class='grid' x1='%d' x2='%d' y1='%.1f' y2='%.1f'/>"
                  + "<text x='%d' y='%.1f' text-anchor='end'>%.2f</text>%n",
              LEFT,
              WIDTH,
              y(fitness),
              y(fitness),
              LEFT - 8,
              y(fitness) + 4,
              fitness));
      double x = LEFT + (WIDTH - LEFT - 40) * fitness;
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x='%.1f' y='%d' text-anchor='middle'>%,.0f</text>%n",
              x,
              HEIGHT - 14,
              last * fitness));
    }
    line(svg, "mean", history, last, Progress::meanNow);
    line(svg, "now", history, last, Progress::bestNow);
    line(svg, "best", history, last, Progress::bestEver);
    svg.append("</svg>");
    return svg.toString();
  }

  private static void line(
      StringBuilder svg,
      String style,
      List<Progress> history,
      double last,
      ToDoubleFunction<Progress> value) {
    svg.append("<polyline class='").append(style).append("' points='");
    // More points than the picture is wide would only make the page heavy.
    int stride = Math.max(1, history.size() / WIDTH);
    for (int i = 0; i < history.size(); i += stride) {
      Progress p = history.get(Math.min(history.size() - 1, i));
      double x = LEFT + (WIDTH - LEFT - 40) * p.individuals() / last;
      svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y(value.applyAsDouble(p))));
    }
    svg.append("'/>\n");
  }

  private static double y(double fitness) {
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - fitness);
  }
}
