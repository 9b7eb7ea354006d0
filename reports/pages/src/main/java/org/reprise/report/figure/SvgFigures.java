package org.reprise.report.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.reprise.report.figure.Svg.Anchor;
import org.reprise.report.leaderboard.CurveBand;
import org.reprise.report.leaderboard.Figures;
import org.reprise.report.leaderboard.Pairwise;

/** All figures of one board as SVG files. */
public final class SvgFigures {
  private static final double WIDTH = 760;

  private final FigureData.BoardData board;
  private final Map<String, Palette.Style> styles;
  private final double left;

  private SvgFigures(FigureData.BoardData board, Map<String, Palette.Style> styles) {
    this.board = board;
    this.styles = styles;
    int longest = board.labels().stream().mapToInt(String::length).max().orElse(8);
    left = Math.min(300, 24 + 6.6 * longest);
  }

  /** Returns the figures by name, without the ending of a file name. */
  public static Map<String, String> of(
      FigureData.BoardData board, Map<String, Palette.Style> styles) {
    SvgFigures figures = new SvgFigures(board, styles);
    Map<String, String> files = new LinkedHashMap<>();
    for (String axis : board.curves().keySet()) {
      files.put("curves-" + axis, figures.curves(axis));
    }
    files.put("final-regret", figures.finalRegret());
    files.put("costs", figures.costs());
    if (board.labels().size() > 1 && board.criticalDifference() != null) {
      files.put("ranks", figures.ranks());
      files.put("pairwise", figures.pairwise());
    }
    for (int i = 0; i < board.rankings().size(); i++) {
      files.put(
          "ranking-" + (i + 1),
          SvgScatter.ranking(board.title(), board.rankings().get(i), board.metric()));
    }
    for (int i = 0; i < board.tradeOffs().size(); i++) {
      files.put(
          "pareto-" + (i + 1),
          SvgScatter.tradeOff(board.title(), board.tradeOffs().get(i), styles, board.metric()));
    }
    return files;
  }

  /** Regret of the incumbent, both axes logarithmic. */
  private String curves(String axis) {
    Map<String, CurveBand> bands = board.curves().get(axis).get("score");
    boolean seconds = axis.equals("seconds");
    double firstX = Double.POSITIVE_INFINITY;
    double lastX = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (CurveBand band : bands.values()) {
      for (int i = 0; i < band.x().length; i++) {
        firstX = Math.min(firstX, band.x()[i]);
        lastX = Math.max(lastX, band.x()[i]);
        double regret = regret(band.mean()[i]);
        least = regret > 0 ? Math.min(least, regret) : least;
        most = Math.max(most, regret);
      }
    }
    double legend = 20 * Math.ceil(board.labels().size() / 3.0);
    double bottom = 430 + legend;
    Svg svg = new Svg(WIDTH, bottom + 50, board.title() + ": regret over " + axis);
    if (!(firstX < lastX) || !(most > 0)) {
      svg.text(WIDTH / 2, 200, "no curve", Anchor.MIDDLE, Svg.SOFT);
      return svg.finish();
    }
    legend(svg);
    Scale x = new Scale(firstX, lastX, 60, WIDTH - 20, true);
    Scale y = new Scale(least * 0.9, most * 1.1, bottom, 40 + legend, true);
    String title = seconds ? "simulated training time" : "evaluations";
    Axes.horizontal(svg, x, bottom, 40 + legend, title, seconds ? Figures::seconds : Axes::plain);
    Axes.vertical(svg, y, 60, WIDTH - 20, "regret (" + board.metric().difference() + ")");
    bands.forEach((label, band) -> band(svg, band, styles.get(label), x, y));
    bands.forEach((label, band) -> curve(svg, band, styles.get(label), x, y));
    return svg.finish();
  }

  private double regret(double score) {
    return board.metric().regret(score, board.optimum());
  }

  private void band(Svg svg, CurveBand band, Palette.Style style, Scale x, Scale y) {
    if (band.x().length == 0 || Double.isNaN(band.low()[0])) {
      return;
    }
    List<double[]> outline = steps(band.x(), band.high(), x, y);
    List<double[]> back = steps(band.x(), band.low(), x, y);
    for (int i = back.size() - 1; i >= 0; i--) {
      outline.add(back.get(i));
    }
    svg.polygon(outline, style.color(), 0.15);
  }

  private void curve(Svg svg, CurveBand band, Palette.Style style, Scale x, Scale y) {
    if (band.x().length > 0) {
      svg.polyline(steps(band.x(), band.mean(), x, y), style.color(), style.dash());
    }
  }

  private List<double[]> steps(double[] places, double[] values, Scale x, Scale y) {
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      double height = y.at(regret(values[i]));
      if (i > 0) {
        points.add(new double[] {x.at(places[i]), points.get(points.size() - 1)[1]});
      }
      points.add(new double[] {x.at(places[i]), height});
    }
    return points;
  }

  private void legend(Svg svg) {
    double cell = (WIDTH - 40) / 3;
    for (int i = 0; i < board.labels().size(); i++) {
      double x = 20 + i % 3 * cell;
      double y = 18 + 20 * (i / 3);
      Palette.Style style = styles.get(board.labels().get(i));
      svg.polyline(
          List.of(new double[] {x, y - 4}, new double[] {x + 26, y - 4}),
          style.color(),
          style.dash());
      svg.text(x + 32, y, shortened(board.labels().get(i), 34), Anchor.START, Svg.INK);
    }
  }

  private static String shortened(String label, int length) {
    return label.length() <= length ? label : label.substring(0, length - 1) + "…";
  }

  /** Box plots, one below the other. */
  private String finalRegret() {
    List<FigureData.Distribution> shown =
        board.distributions().stream().filter(d -> d.regrets().length > 0).toList();
    double bottom = 20 + 36 * shown.size();
    Svg svg = new Svg(WIDTH, bottom + 50, board.title() + ": final regret");
    double most = shown.stream().mapToDouble(d -> d.box()[4]).max().orElse(1);
    Scale x = new Scale(0, most * 1.05, left, WIDTH - 20, false);
    Axes.horizontal(
        svg, x, bottom, 10, "final regret (" + board.metric().difference() + ")", Axes::plain);
    for (int row = 0; row < shown.size(); row++) {
      FigureData.Distribution d = shown.get(row);
      String color = styles.get(d.label()).color();
      double middle = 28 + 36 * row;
      name(svg, d.label(), middle);
      for (int i = 0; i < d.regrets().length; i++) {
        double jitter = (i * 0.618034 % 1 - 0.5) * 20;
        svg.circle(x.at(d.regrets()[i]), middle + jitter, 1.5, color, 0.35);
      }
      svg.line(x.at(d.box()[0]), middle, x.at(d.box()[1]), middle, color, 1.5);
      svg.line(x.at(d.box()[3]), middle, x.at(d.box()[4]), middle, color, 1.5);
      double width = x.at(d.box()[3]) - x.at(d.box()[1]);
      svg.rect(x.at(d.box()[1]), middle - 10, width, 20, "none", color);
      svg.line(x.at(d.box()[2]), middle - 10, x.at(d.box()[2]), middle + 10, color, 2.5);
    }
    return svg.finish();
  }

  private void name(Svg svg, String label, double middle) {
    svg.text(left - 10, middle + 4, shortened(label, 42), Anchor.END, Svg.INK);
  }

  /** Training and overhead on one logarithmic axis. */
  private String costs() {
    List<FigureData.Cost> costs = board.costs();
    double bottom = 30 + 36 * costs.size();
    Svg svg = new Svg(WIDTH, bottom + 50, board.title() + ": cost of a run");
    double[] positive =
        costs.stream()
            .flatMapToDouble(c -> java.util.stream.DoubleStream.of(c.training(), c.overhead()))
            .filter(cost -> cost > 0)
            .toArray();
    if (positive.length == 0) {
      svg.text(WIDTH / 2, 30, "no cost was measured", Anchor.MIDDLE, Svg.SOFT);
      return svg.finish();
    }
    double least = java.util.Arrays.stream(positive).min().getAsDouble();
    double most = java.util.Arrays.stream(positive).max().getAsDouble();
    Scale x = new Scale(least / 3, most * 1.2, left, WIDTH - 80, true);
    Axes.horizontal(
        svg,
        x,
        bottom,
        24,
        "simulated training (dark) and search overhead (light), a run",
        Figures::seconds);
    for (int row = 0; row < costs.size(); row++) {
      double middle = 42 + 36 * row;
      name(svg, costs.get(row).label(), middle);
      bar(svg, x, costs.get(row).training(), middle - 12, "#0072b2");
      bar(svg, x, costs.get(row).overhead(), middle + 1, "#c28e00");
    }
    return svg.finish();
  }

  private static void bar(Svg svg, Scale x, double cost, double top, String color) {
    if (cost > 0) {
      svg.rect(x.from(), top, x.at(cost) - x.from(), 11, color, "none");
      svg.text(x.at(cost) + 6, top + 10, Figures.seconds(cost), Anchor.START, Svg.SOFT);
    }
  }

  /** Returns the critical-difference diagram (Demšar 2006, figure 1). */
  private String ranks() {
    int[] order = FigureDataMaker.byRank(board.ranks());
    int methods = order.length;
    double height = 60 + 24 * methods + 14 * board.cliques().size() + 16;
    Svg svg = new Svg(WIDTH, height, board.title() + ": average ranks");
    Scale x = new Scale(1, Math.max(2, methods), 30, WIDTH - 30, false);
    for (int rank = 1; rank <= methods; rank++) {
      svg.line(x.at(rank), 34, x.at(rank), height - 10, Svg.LINE, 0.5);
      svg.text(x.at(rank), 28, Integer.toString(rank), Anchor.MIDDLE, Svg.SOFT);
    }
    svg.line(x.from(), 34, x.to(), 34, Svg.SOFT, 1);
    double difference = board.criticalDifference();
    svg.line(x.at(1), 46, x.at(1 + difference), 46, Svg.INK, 3);
    svg.text(
        x.at(1 + difference) + 8,
        50,
        "critical difference " + Figures.fixed(difference, 2),
        Anchor.START,
        Svg.SOFT);
    for (int i = 0; i < methods; i++) {
      String label = board.labels().get(order[i]);
      double rank = board.ranks()[order[i]];
      double y = 70 + 24 * i;
      boolean toLeft = rank > (methods + 1) / 2.0;
      svg.circle(x.at(rank), y, 5, styles.get(label).color(), 1);
      svg.text(
          x.at(rank) + (toLeft ? -10 : 10),
          y + 4,
          label + "  " + Figures.fixed(rank, 2),
          toLeft ? Anchor.END : Anchor.START,
          Svg.INK);
    }
    for (int i = 0; i < board.cliques().size(); i++) {
      int[] clique = board.cliques().get(i);
      double y = 64 + 24 * methods + 14 * i;
      double from = board.ranks()[order[clique[0]]];
      double to = board.ranks()[order[clique[1]]];
      svg.line(x.at(from), y, x.at(to), y, Svg.INK, 5);
    }
    return svg.finish();
  }

  /** A12 of each row against each column. */
  private String pairwise() {
    int methods = board.labels().size();
    double cell = Math.min(70, (WIDTH - left - 20) / methods);
    double side = cell * methods;
    Svg svg = new Svg(WIDTH, side + 150, board.title() + ": row against column, A12");
    IntStream.range(0, methods)
        .forEach(
            i -> {
              name(svg, board.labels().get(i), 10 + cell * (i + 0.5));
              String label = shortened(board.labels().get(i), 24);
              double x = left + cell * (i + 0.5);
              svg.text(x, side + 24, label, Anchor.END, Svg.INK, -35);
            });
    for (int i = 0; i < methods; i++) {
      for (int j = 0; j < methods; j++) {
        Pairwise.Comparison pair = board.pairwise()[i][j];
        if (pair != null && !Double.isNaN(pair.a12())) {
          double x = left + cell * j;
          double y = 10 + cell * i;
          svg.rect(x, y, cell, cell, shade(pair.a12()), "#ffffff");
          String mark = pair.better() ? "▲" : pair.worse() ? "▼" : "";
          String ink = Math.abs(pair.a12() - 0.5) > 0.3 ? "#ffffff" : Svg.INK;
          svg.text(
              x + cell / 2,
              y + cell / 2 + 4,
              Figures.fixed(pair.a12(), 2) + mark,
              Anchor.MIDDLE,
              ink);
        }
      }
    }
    return svg.finish();
  }

  /** From vermillion (0) over near white (0.5) to blue (1). */
  private static String shade(double a12) {
    int[] middle = {0xf6, 0xf7, 0xf9};
    int[] end = a12 < 0.5 ? new int[] {0xd5, 0x5e, 0x00} : new int[] {0x00, 0x72, 0xb2};
    double share = Math.min(1, Math.abs(a12 - 0.5) * 2);
    StringBuilder color = new StringBuilder("#");
    for (int i = 0; i < 3; i++) {
      color.append(String.format("%02x", Math.round(middle[i] + share * (end[i] - middle[i]))));
    }
    return color.toString();
  }
}
