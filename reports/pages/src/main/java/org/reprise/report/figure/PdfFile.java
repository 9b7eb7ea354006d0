package org.reprise.report.figure;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;
import org.reprise.report.figure.Drawing.Anchor;
import org.reprise.report.figure.Drawing.Area;
import org.reprise.report.figure.Drawing.Disc;
import org.reprise.report.figure.Drawing.Line;
import org.reprise.report.figure.Drawing.Shape;
import org.reprise.report.figure.Drawing.Words;

/**
 * Writes a drawing as a PDF of one page, as large as the drawing, with its texts as text. The font
 * is embedded, nothing is asked of the machine's own fonts, and there is no date in it: the same
 * drawing gives the same bytes.
 */
final class PdfFile {
  /** Points of 1/72 inch in a pixel of 1/96. */
  private static final float POINTS = 0.75f;

  /** The part of a circle's radius at which its Bézier curves have their handles. */
  private static final float HANDLE = 0.5523f;

  private final PDPageContentStream out;
  private final PDFont font;
  private final float height;

  private PdfFile(PDPageContentStream out, PDFont font, double height) {
    this.out = out;
    this.font = font;
    this.height = (float) height;
  }

  /** Returns the whole file. */
  static byte[] of(Drawing drawing) {
    try (PDDocument document = document(drawing)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a figure cannot be written as PDF", e);
    }
  }

  private static PDDocument document(Drawing drawing) throws IOException {
    PDDocument document = new PDDocument();
    // Otherwise it is made of the time.
    document.setDocumentId(0L);
    document.getDocumentInformation().setTitle(drawing.title());
    PDPage page =
        new PDPage(
            new PDRectangle(POINTS * (float) drawing.width(), POINTS * (float) drawing.height()));
    document.addPage(page);
    PDFont font = PDType0Font.load(document, FigureFont.font(), true);
    try (PDPageContentStream out = new PDPageContentStream(document, page)) {
      out.transform(Matrix.getScaleInstance(POINTS, POINTS));
      PdfFile file = new PdfFile(out, font, drawing.height());
      file.background(drawing.width());
      for (Shape shape : drawing.shapes()) {
        file.draw(shape);
      }
    }
    return document;
  }

  private void background(double width) throws IOException {
    out.setNonStrokingColor(Color.WHITE);
    out.addRect(0, 0, (float) width, height);
    out.fill();
  }

  private void draw(Shape shape) throws IOException {
    if (shape instanceof Line line) {
      out.setStrokingColor(Color.decode(line.color()));
      out.setLineWidth((float) line.width());
      out.setLineDashPattern(
          switch (line.dash()) {
            case "dashed" -> new float[] {7, 4};
            case "dotted" -> new float[] {2, 3};
            default -> new float[0];
          },
          0);
      path(line.points());
      out.stroke();
    } else if (shape instanceof Area area) {
      fill(area.fill(), area.opacity());
      path(area.points());
      out.fill();
    } else if (shape instanceof Disc disc) {
      fill(disc.fill(), disc.opacity());
      circle((float) disc.x(), height - (float) disc.y(), (float) disc.radius());
      out.fill();
    } else if (shape instanceof Words words) {
      write(words);
    }
  }

  private void fill(String color, double opacity) throws IOException {
    out.setNonStrokingColor(Color.decode(color));
    PDExtendedGraphicsState state = new PDExtendedGraphicsState();
    state.setNonStrokingAlphaConstant((float) opacity);
    out.setGraphicsStateParameters(state);
  }

  private void path(List<double[]> points) throws IOException {
    for (int i = 0; i < points.size(); i++) {
      float x = (float) points.get(i)[0];
      float y = height - (float) points.get(i)[1];
      if (i == 0) {
        out.moveTo(x, y);
      } else {
        out.lineTo(x, y);
      }
    }
  }

  private void circle(float x, float y, float r) throws IOException {
    float h = HANDLE * r;
    out.moveTo(x + r, y);
    out.curveTo(x + r, y + h, x + h, y + r, x, y + r);
    out.curveTo(x - h, y + r, x - r, y + h, x - r, y);
    out.curveTo(x - r, y - h, x - h, y - r, x, y - r);
    out.curveTo(x + h, y - r, x + r, y - h, x + r, y);
  }

  private void write(Words words) throws IOException {
    String text = FigureFont.drawable(words.text());
    if (text.isEmpty()) {
      return;
    }
    fill(words.color(), 1);
    double before =
        words.anchor() == Anchor.START
            ? 0
            : FigureFont.width(text) / (words.anchor() == Anchor.END ? 1 : 2);
    Matrix place = Matrix.getTranslateInstance((float) words.x(), height - (float) words.y());
    place.rotate(-Math.toRadians(words.turn()));
    place.translate((float) -before, 0);
    out.beginText();
    out.setFont(font, (float) FigureFont.SIZE);
    out.setTextMatrix(place);
    out.showText(text);
    out.endText();
  }
}
