package org.reprise.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.reprise.report.figure.Drawing.Anchor;
import org.reprise.space.network.NetworkOutline;
import org.reprise.space.network.NetworkOutline.Part;
import org.reprise.space.network.Shape;

/**
 * A network from top to bottom, a box for each part, as wide as it has channels; beside it what of
 * the multiply-adds and of the parameters is in that part.
 */
public final class NetworkFigure {
  private static final double NAMES = 120;
  private static final double MIDDLE = 225;
  private static final double WIDEST = 150;
  private static final double SHAPES = 330;
  private static final double[] BARS = {440, 600};
  private static final double BAR = 88;
  private static final double ROW = 24;
  private static final double BOX = 14;
  private static final String BOX_COLOR = "#2b7cce";
  private static final String HALVED_COLOR = "#db6b18";
  private static final String BAR_COLOR = "#139e98";

  private final Drawing drawing;
  private final List<Part> parts;
  private final int mostChannels;

  private NetworkFigure(String title, NetworkOutline outline) {
    drawing = new Drawing(Frame.WIDTH, title);
    parts = outline.parts();
    mostChannels = parts.stream().mapToInt(part -> part.output().channels()).max().orElse(1);
  }

  /**
   * Returns the figure as a file.
   *
   * @param title above it, such as the name and the counts
   * @param image what the network reads
   */
  public static byte[] file(
      String title, Shape image, NetworkOutline outline, FigureFormat format) {
    NetworkFigure figure = new NetworkFigure(title, outline);
    figure.draw(image);
    return format.file(figure.drawing);
  }

  private void draw(Shape image) {
    drawing.text(20, 20, drawing.title(), Anchor.START, Drawing.INK);
    double top = 48;
    drawing.text(SHAPES, top, "channels x side", Anchor.START, Drawing.SOFT);
    drawing.text(BARS[0], top, "multiply-adds", Anchor.START, Drawing.SOFT);
    drawing.text(BARS[1], top, "parameters", Anchor.START, Drawing.SOFT);
    drawing.text(NAMES, row(-1) + 4, "image", Anchor.END, Drawing.SOFT);
    drawing.text(SHAPES, row(-1) + 4, words(image), Anchor.START, Drawing.SOFT);
    for (int i = 0; i < parts.size(); i++) {
      part(i, i == 0 ? image : parts.get(i - 1).output());
    }
    bars(0, Part::multiplyAdds);
    bars(1, Part::parameters);
    Frame.note(
        drawing,
        row(parts.size()) - ROW / 2,
        "From top to bottom; a box is as wide as its part has channels, orange where the map"
            + " becomes smaller. A bracket at the right: what the part reads is added to what it"
            + " computes; at the left: it also reads an earlier part.");
  }

  private void part(int number, Shape before) {
    Part part = parts.get(number);
    double y = row(number);
    double wide = Math.max(6, WIDEST * part.output().channels() / mostChannels);
    boolean halved = part.output().height() < before.height();
    drawing.line(MIDDLE, row(number - 1) + BOX / 2, MIDDLE, y - BOX / 2, Drawing.SOFT, 1.2);
    drawing.box(MIDDLE - wide / 2, y - BOX / 2, wide, BOX, halved ? HALVED_COLOR : BOX_COLOR);
    drawing.text(NAMES, y + 4, FigureFont.brief(part.name(), NAMES - 16), Anchor.END, Drawing.INK);
    drawing.text(SHAPES, y + 4, words(part.output()), Anchor.START, Drawing.INK);
    if (part.residual()) {
      bracket(number - 1, number, MIDDLE + WIDEST / 2 + 14, -6);
    }
    for (int from : part.inputs()) {
      if (from < number - 1) {
        // Two lanes, since a cell reads the two before it.
        bracket(from, number, MIDDLE - WIDEST / 2 - 12 - 7 * (number % 2), 5);
      }
    }
  }

  /** A line beside the boxes, from one to a later one. */
  private void bracket(int from, int to, double x, double hook) {
    List<double[]> points = new ArrayList<>();
    points.add(new double[] {x + hook, row(from) + 3});
    points.add(new double[] {x, row(from) + 3});
    points.add(new double[] {x, row(to) - 3});
    points.add(new double[] {x + hook, row(to) - 3});
    drawing.line(points, Drawing.SOFT, 1, "solid");
  }

  private void bars(int column, ToLongFunction<Part> count) {
    long most = parts.stream().mapToLong(count).max().orElse(1);
    for (int i = 0; i < parts.size(); i++) {
      long here = count.applyAsLong(parts.get(i));
      double wide = BAR * here / Math.max(1, most);
      drawing.box(BARS[column], row(i) - 5, wide, 10, BAR_COLOR);
      drawing.text(
          BARS[column] + wide + 5, row(i) + 4, TickWords.count(here), Anchor.START, Drawing.SOFT);
    }
  }

  private static double row(int number) {
    return 64 + (number + 1.5) * ROW;
  }

  private static String words(Shape shape) {
    return shape.height() == shape.width()
        ? shape.channels() + " x " + shape.height()
        : shape.channels() + " x " + shape.height() + " x " + shape.width();
  }
}
