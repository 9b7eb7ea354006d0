package org.reprise.report.figure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.reprise.report.figure.Drawing.Area;
import org.reprise.report.figure.Drawing.Disc;
import org.reprise.report.figure.Drawing.Line;
import org.reprise.report.figure.Drawing.Shape;
import org.reprise.report.figure.Drawing.Words;

/** Writes a drawing as SVG; texts are escaped. */
final class SvgFile {
  private final StringBuilder out = new StringBuilder();

  private SvgFile() {}

  /** Returns the whole file. */
  static String of(Drawing drawing) {
    SvgFile file = new SvgFile();
    file.head(drawing);
    for (Shape shape : drawing.shapes()) {
      // Each kind is written in its own way; a fifth would be a compile error in Java 21 only.
      if (shape instanceof Line line) {
        file.line(line);
      } else if (shape instanceof Area area) {
        file.area(area);
      } else if (shape instanceof Disc disc) {
        file.disc(disc);
      } else if (shape instanceof Words words) {
        file.words(words);
      }
    }
    return file.out + "</svg>\n";
  }

  private void head(Drawing drawing) {
    String width = number(drawing.width());
    String height = number(drawing.height());
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\"")
        .append(" viewBox=\"0 0 ")
        .append(width)
        .append(' ')
        .append(height)
        .append('"');
    attribute("width", width);
    attribute("height", height);
    attribute("role", "img");
    // Liberation Sans, by which texts are measured, has the widths of both.
    attribute("font-family", "Helvetica, Arial, 'Liberation Sans', sans-serif");
    attribute("font-size", number(FigureFont.SIZE));
    out.append(">\n<title>")
        .append(escape(drawing.title()))
        .append("</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
  }

  private void line(Line line) {
    out.append("<polyline fill=\"none\"");
    attribute("stroke", line.color());
    attribute("stroke-width", number(line.width()));
    if (!line.dash().equals("solid")) {
      attribute("stroke-dasharray", line.dash().equals("dashed") ? "7 4" : "2 3");
    }
    attribute("points", points(line.points()));
    out.append("/>\n");
  }

  private void area(Area area) {
    out.append("<polygon");
    attribute("fill", area.fill());
    opacity(area.opacity());
    attribute("points", points(area.points()));
    out.append("/>\n");
  }

  private void disc(Disc disc) {
    out.append("<circle");
    attribute("cx", number(disc.x()));
    attribute("cy", number(disc.y()));
    attribute("r", number(disc.radius()));
    attribute("fill", disc.fill());
    opacity(disc.opacity());
    out.append("/>\n");
  }

  private void words(Words words) {
    out.append("<text");
    attribute("x", number(words.x()));
    attribute("y", number(words.y()));
    attribute("fill", words.color());
    attribute("text-anchor", words.anchor().name().toLowerCase(Locale.ROOT));
    if (words.turn() != 0) {
      attribute(
          "transform",
          "rotate("
              + number(words.turn())
              + " "
              + number(words.x())
              + " "
              + number(words.y())
              + ")");
    }
    out.append('>').append(escape(words.text())).append("</text>\n");
  }

  private void opacity(double opacity) {
    if (opacity < 1) {
      attribute("fill-opacity", number(opacity));
    }
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"").append(value).append('"');
  }

  private static String points(List<double[]> points) {
    StringBuilder text = new StringBuilder();
    for (double[] point : points) {
      text.append(number(point[0])).append(',').append(number(point[1])).append(' ');
    }
    return text.toString().stripTrailing();
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
