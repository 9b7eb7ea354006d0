package org.reprise.report.figure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** A drawing under construction. Lengths are in pixels, y grows downwards; texts are escaped. */
final class Svg {
  static final String INK = "#1a1f29";
  static final String SOFT = "#5a6373";
  static final String LINE = "#d9dde3";

  /** Where a text stands at its place. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  private final StringBuilder out = new StringBuilder();

  /**
   * An empty drawing.
   *
   * @param title what it shows, for those who cannot see it
   */
  Svg(double width, double height, String title) {
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
        .append(number(width))
        .append(' ')
        .append(number(height))
        .append("\" width=\"")
        .append(number(width))
        .append("\" height=\"")
        .append(number(height))
        .append("\" role=\"img\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"12\">\n")
        .append("<title>")
        .append(escape(title))
        .append("</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
  }

  void line(double x1, double y1, double x2, double y2, String color, double width) {
    out.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"%s\"/>\n",
            number(x1),
            number(y1),
            number(x2),
            number(y2),
            color,
            number(width)));
  }

  void rect(double x, double y, double width, double height, String fill, String stroke) {
    out.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\" stroke=\"%s\"/>\n",
            number(x),
            number(y),
            number(width),
            number(height),
            fill,
            stroke));
  }

  void circle(double x, double y, double radius, String fill, double opacity) {
    out.append(
        String.format(
            Locale.ROOT,
            "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\" fill-opacity=\"%s\"/>\n",
            number(x),
            number(y),
            number(radius),
            fill,
            number(opacity)));
  }

  /** A line through points; {@code dash} is of {@link Palette.Style}. */
  void polyline(List<double[]> points, String color, String dash) {
    out.append("<polyline fill=\"none\" stroke=\"").append(color).append("\" stroke-width=\"2\"");
    if (!dash.equals("solid")) {
      out.append(" stroke-dasharray=\"").append(dash.equals("dashed") ? "7 4" : "2 3").append('"');
    }
    out.append(" points=\"").append(points(points)).append("\"/>\n");
  }

  void polygon(List<double[]> points, String fill, double opacity) {
    out.append("<polygon fill=\"")
        .append(fill)
        .append("\" fill-opacity=\"")
        .append(number(opacity))
        .append("\" points=\"")
        .append(points(points))
        .append("\"/>\n");
  }

  private static String points(List<double[]> points) {
    StringBuilder text = new StringBuilder();
    for (double[] point : points) {
      text.append(number(point[0])).append(',').append(number(point[1])).append(' ');
    }
    return text.toString().stripTrailing();
  }

  void text(double x, double y, String text, Anchor anchor, String color) {
    text(x, y, text, anchor, color, 0);
  }

  /** A text turned by so many degrees about its place. */
  void text(double x, double y, String text, Anchor anchor, String color, double turn) {
    out.append("<text x=\"")
        .append(number(x))
        .append("\" y=\"")
        .append(number(y))
        .append("\" fill=\"")
        .append(color)
        .append("\" text-anchor=\"")
        .append(anchor.name().toLowerCase(Locale.ROOT))
        .append('"');
    if (turn != 0) {
      out.append(" transform=\"rotate(")
          .append(number(turn))
          .append(' ')
          .append(number(x))
          .append(' ')
          .append(number(y))
          .append(")\"");
    }
    out.append('>').append(escape(text)).append("</text>\n");
  }

  /** Returns the whole file. */
  String finish() {
    return out + "</svg>\n";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        // What XML does not allow at all.
        .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "\uFFFD");
  }

  private static String number(double value) {
    // Adding zero turns -0.0 into 0.0.
    return BigDecimal.valueOf(Math.rint(value * 100) / 100 + 0.0)
        .stripTrailingZeros()
        .toPlainString();
  }
}
