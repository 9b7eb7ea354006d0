package org.reprise.report.figure;

import java.util.ArrayList;
import java.util.List;

/** The symbols of methods, as charts of the pages draw them. */
final class Mark {
  private static final double[][] DIAMOND = {{0, -1.1}, {1.1, 0}, {0, 1.1}, {-1.1, 0}};
  private static final double[][] TRIANGLE = {{0, -1}, {1, 1}, {-1, 1}};
  private static final double[][] SQUARE = {{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}};
  // A square without its corners stands for one with round corners.
  private static final double[][] ROUND = {
    {-0.5, -0.9},
    {0.5, -0.9},
    {0.9, -0.5},
    {0.9, 0.5},
    {0.5, 0.9},
    {-0.5, 0.9},
    {-0.9, 0.5},
    {-0.9, -0.5}
  };
  private static final double[][] CROSS = {
    {-1, -0.6},
    {-0.6, -1},
    {0, -0.4},
    {0.6, -1},
    {1, -0.6},
    {0.4, 0},
    {1, 0.6},
    {0.6, 1},
    {0, 0.4},
    {-0.6, 1},
    {-1, 0.6},
    {-0.4, 0}
  };

  private Mark() {}

  /**
   * Draws a symbol with its middle at a place.
   *
   * @param symbol of {@link Palette.Style}
   */
  static void draw(
      Drawing drawing,
      String symbol,
      double x,
      double y,
      double size,
      String color,
      double opacity) {
    double half = size / 2;
    switch (symbol) {
      case "rect" -> area(drawing, SQUARE, x, y, half, color, opacity);
      case "triangle" -> area(drawing, TRIANGLE, x, y, half, color, opacity);
      case "diamond" -> area(drawing, DIAMOND, x, y, half, color, opacity);
      case "roundRect" -> area(drawing, ROUND, x, y, half, color, opacity);
      case "circle" -> drawing.disc(x, y, half, color, opacity);
      // The only symbol of the palette that is a path of its own.
      default -> area(drawing, CROSS, x, y, half, color, opacity);
    }
  }

  private static void area(
      Drawing drawing,
      double[][] outline,
      double x,
      double y,
      double half,
      String color,
      double opacity) {
    List<double[]> points = new ArrayList<>();
    for (double[] corner : outline) {
      points.add(new double[] {x + half * corner[0], y + half * corner[1]});
    }
    drawing.area(points, color, opacity);
  }
}
