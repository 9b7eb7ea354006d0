package org.reprise.report.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.report.figure.Drawing.Anchor;

/** What accuracy costs: the table's front, and the fronts of the runs. */
final class FrontFigure {
  private static final double LEFT = 60;

  private FrontFigure() {}

  static Drawing of(
      FigureData.BoardData board, FrontData front, Map<String, Palette.Style> styles) {
    Drawing drawing = new Drawing(Frame.WIDTH, board.title() + ": score against " + front.name());
    List<String> labels = board.labels().stream().filter(front.found()::containsKey).toList();
    Map<String, Palette.Style> looks = new LinkedHashMap<>();
    looks.put(
        "front of the " + front.known(),
        new Palette.Style(Drawing.INK, Drawing.INK, "solid", "circle"));
    labels.forEach(label -> looks.put(label, Palette.Style.of(styles, label)));
    double top = 34 + Frame.legend(drawing, List.copyOf(looks.keySet()), looks, false);
    double bottom = top + 360;
    if (front.front().isEmpty()) {
      drawing.text(Frame.WIDTH / 2, top + 100, "no front", Anchor.MIDDLE, Drawing.SOFT);
      Frame.note(drawing, top + 120, board.title());
      return drawing;
    }
    Scale x = Scale.linear(front.leastCost(), front.mostCost(), LEFT, Frame.RIGHT);
    Scale y =
        Scale.linear(
            Math.min(front.reference(), front.best()),
            Math.max(front.reference(), front.best()),
            bottom,
            top);
    Axes.horizontal(drawing, x, bottom, top, front.axis(), TickWords::count);
    Axes.vertical(drawing, y, LEFT, Frame.RIGHT, "score: " + board.metric().axis());
    List<double[]> line = new ArrayList<>();
    for (double[] point : front.front()) {
      if (!line.isEmpty()) {
        line.add(new double[] {x.at(point[0]), line.get(line.size() - 1)[1]});
      }
      line.add(new double[] {x.at(point[0]), y.at(point[1])});
      drawing.disc(x.at(point[0]), y.at(point[1]), 2.5, Drawing.INK, 1);
    }
    drawing.line(line, Drawing.INK, 1.5, "solid");
    for (String label : labels) {
      Palette.Style style = Palette.Style.of(styles, label);
      for (double[] point : front.found().getOrDefault(label, List.of())) {
        // What is worse than the mean architecture is beyond the reference point.
        if (y.holds(point[1])) {
          Mark.draw(drawing, style.symbol(), x.at(point[0]), y.at(point[1]), 9, style.color(), 0.7);
        }
      }
    }
    Frame.note(
        drawing,
        bottom + 34,
        board.title()
            + ": the line is the front of "
            + (front.known().equals("runs")
                ? "all runs"
                : "all architectures of the " + front.known())
            + ", the symbols are architectures of the own fronts of "
            + RunsWords.of(board.runs().values())
            + ".");
    return drawing;
  }
}
