package org.reprise.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * How searches by gradients come to their choices: what they give to operations without parameters,
 * and how undecided they are, over epochs.
 */
final class ChoicesFigure {
  private static final double LEFT = 60;
  private static final double HIGH = 170;

  private ChoicesFigure() {}

  static Drawing of(FigureData.BoardData board, Map<String, Palette.Style> styles) {
    Drawing drawing = new Drawing(Frame.WIDTH, board.title() + ": choices over epochs");
    List<String> labels = board.alphas().stream().map(AlphaData::label).toList();
    double top = 34 + Frame.legend(drawing, labels, styles, true);
    double bottom = top - 70;
    boolean operations = board.alphas().stream().anyMatch(alpha -> alpha.parameterFree() != null);
    if (operations) {
      bottom =
          panel(
              drawing,
              board,
              styles,
              bottom + 70,
              "probability of operations without parameters (%)",
              AlphaData::parameterFree);
    }
    bottom =
        panel(
            drawing,
            board,
            styles,
            bottom + 70,
            "entropy of the decisions (% of the greatest)",
            AlphaData::entropy);
    Frame.note(
        drawing,
        bottom + 34,
        board.title()
            + ": "
            + (operations
                ? "probability of none, skips and poolings, mean over all decisions; "
                : "")
            + "entropy of the softmax, mean over all decisions: 100 has said nothing yet, 0 has"
            + " decided; mean over "
            + RunsWords.of(board.alphas().stream().map(AlphaData::runs).toList())
            + ".");
    return drawing;
  }

  private static double panel(
      Drawing drawing,
      FigureData.BoardData board,
      Map<String, Palette.Style> styles,
      double top,
      String title,
      Function<AlphaData, double[]> values) {
    double bottom = top + HIGH;
    int epochs = board.alphas().stream().mapToInt(AlphaData::epochs).max().orElse(1);
    Scale x = Scale.linear(0, Math.max(1, epochs), LEFT, Frame.RIGHT);
    Scale y = Scale.linear(0, 100, bottom, top);
    Axes.horizontal(drawing, x, bottom, top, "epoch", TickWords::count);
    Axes.vertical(drawing, y, LEFT, Frame.RIGHT, title);
    for (AlphaData alpha : board.alphas()) {
      double[] shares = values.apply(alpha);
      if (shares == null || shares.length < 2) {
        continue;
      }
      List<double[]> points = new ArrayList<>();
      for (int epoch = 0; epoch < shares.length; epoch++) {
        points.add(new double[] {x.at(epoch), y.at(100 * shares[epoch])});
      }
      Palette.Style style = Objects.requireNonNull(styles.get(alpha.label()));
      drawing.line(points, style.color(), 2, style.dash());
    }
    return bottom;
  }
}
