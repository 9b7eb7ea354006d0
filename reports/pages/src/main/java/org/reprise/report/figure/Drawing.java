package org.reprise.report.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * A drawing under construction: shapes, each over those before it. Lengths are in pixels of 1/96
 * inch, y grows downwards. {@link SvgFile}, {@link PdfFile} and {@link PngFile} write it.
 */
final class Drawing {
  static final String INK = "#1a1f29";
  static final String SOFT = "#5a6373";
  static final String LINE = "#d9dde3";

  /** Where a text stands at its place. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** One of what a drawing is made of. */
  sealed interface Shape permits Line, Area, Disc, Words {}

  /**
   * A line through points.
   *
   * @param dash of {@link Palette.Style}
   */
  record Line(List<double[]> points, String color, double width, String dash) implements Shape {}

  /** What points enclose. */
  record Area(List<double[]> points, String fill, double opacity) implements Shape {}

  /** A circle that is filled. */
  record Disc(double x, double y, double radius, String fill, double opacity) implements Shape {}

  /**
   * A text on its base line.
   *
   * @param turn degrees about its place, clockwise
   */
  record Words(double x, double y, String text, Anchor anchor, String color, double turn)
      implements Shape {}

  private final double width;
  private final String title;
  private final List<Shape> shapes = new ArrayList<>();
  private double height;

  /**
   * An empty drawing, as high as what is drawn on it.
   *
   * @param title what it shows, for those who cannot see it
   */
  Drawing(double width, String title) {
    this.width = width;
    this.title = title;
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  /** Ends the drawing below; nothing is drawn lower. */
  void endAt(double bottom) {
    height = bottom;
  }

  String title() {
    return title;
  }

  List<Shape> shapes() {
    return shapes;
  }

  void line(double x1, double y1, double x2, double y2, String color, double thickness) {
    line(List.of(new double[] {x1, y1}, new double[] {x2, y2}), color, thickness, "solid");
  }

  void line(List<double[]> points, String color, double thickness, String dash) {
    shapes.add(new Line(points, color, thickness, dash));
  }

  /** The outline of a rectangle. */
  void frame(double x, double y, double wide, double high, String color, double thickness) {
    List<double[]> corners = new ArrayList<>(corners(x, y, wide, high));
    corners.add(corners.get(0));
    line(corners, color, thickness, "solid");
  }

  /** A rectangle that is filled. */
  void box(double x, double y, double wide, double high, String fill) {
    area(corners(x, y, wide, high), fill, 1);
  }

  private static List<double[]> corners(double x, double y, double wide, double high) {
    return List.of(
        new double[] {x, y},
        new double[] {x + wide, y},
        new double[] {x + wide, y + high},
        new double[] {x, y + high});
  }

  void area(List<double[]> points, String fill, double opacity) {
    shapes.add(new Area(points, fill, opacity));
  }

  void disc(double x, double y, double radius, String fill, double opacity) {
    shapes.add(new Disc(x, y, radius, fill, opacity));
  }

  void text(double x, double y, String text, Anchor anchor, String color) {
    text(x, y, text, anchor, color, 0);
  }

  void text(double x, double y, String text, Anchor anchor, String color, double turn) {
    shapes.add(new Words(x, y, text, anchor, color, turn));
  }
}
