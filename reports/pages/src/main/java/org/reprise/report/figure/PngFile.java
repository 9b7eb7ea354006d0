package org.reprise.report.figure;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Makes a picture of a drawing's PDF: two pixels for each of the drawing's. */
final class PngFile {
  private static final int DOTS_PER_INCH = 192;

  private PngFile() {}

  /**
   * Returns the whole file.
   *
   * @param pdf that of {@link PdfFile}: its font is embedded once it is written, and only then
   *     drawn
   */
  static byte[] of(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      BufferedImage image =
          new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH, ImageType.RGB);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      if (!ImageIO.write(image, "png", bytes)) {
        throw new IllegalStateException("this Java writes no PNG");
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a figure cannot be written as PNG", e);
    }
  }
}
