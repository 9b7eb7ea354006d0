package org.reprise.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The expected score of the best by a column of n random architectures, over n. */
final class SelectionFigure {
  private static final double LEFT = 60;

  private SelectionFigure() {}

  static Drawing of(FigureData.BoardData board) {
    SelectionData selection = board.selection();
    Drawing drawing =
        new Drawing(Frame.WIDTH, board.title() + ": what choosing by a column brings");
    Map<String, Palette.Style> styles = new LinkedHashMap<>();
    selection
        .lines()
        .forEach(
            line ->
                styles.put(
                    line.name(),
                    new Palette.Style(line.colors()[0], line.colors()[1], line.dash(), "circle")));
    double top = 34 + Frame.legend(drawing, List.copyOf(styles.keySet()), styles, true);
    double bottom = top + 320;
    int[] draws = selection.draws();
    double[] all =
        selection.lines().stream()
            .flatMapToDouble(line -> Arrays.stream(line.expected()))
            .filter(value -> !Double.isNaN(value))
            .toArray();
    Scale x = Scale.logarithmic(draws[0], draws[draws.length - 1], LEFT, Frame.RIGHT, 2.6);
    Scale y =
        Scale.linear(
            Arrays.stream(all).min().orElse(0), Arrays.stream(all).max().orElse(1), bottom, top);
    Axes.horizontal(
        drawing, x, bottom, top, "random architectures to choose from", TickWords::count);
    Axes.vertical(drawing, y, LEFT, Frame.RIGHT, "expected test " + board.metric().axis());
    for (SelectionData.Line line : selection.lines()) {
      List<double[]> points = new ArrayList<>();
      for (int i = 0; i < draws.length && !Double.isNaN(line.expected()[i]); i++) {
        points.add(new double[] {x.at(draws[i]), y.at(line.expected()[i])});
      }
      drawing.line(points, line.colors()[0], 2, line.dash());
    }
    Frame.note(
        drawing,
        bottom + 34,
        board.title()
            + ": expected score of the architecture that is best by a column among so many random"
            + " ones with a training of their own, exact over all draws; beside it the best by the"
            + " score itself.");
    return drawing;
  }
}
