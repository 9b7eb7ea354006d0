package org.reprise.report.figure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The font of figures: Liberation Sans, which PDFBox brings along. Its widths are those of
 * Helvetica and Arial, so that a text measured here is as wide in a browser, and on every machine.
 */
final class FigureFont {
  /** Pixels. */
  static final double SIZE = 12;

  /** What stands for a character that the font lacks. */
  private static final int UNKNOWN = '?';

  private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final TrueTypeFont FONT = parse();
  private static final CmapLookup GLYPHS = glyphs();

  private FigureFont() {}

  /** Returns the font, which is not to be closed. */
  static TrueTypeFont font() {
    return FONT;
  }

  /** Returns the width of a text in pixels. */
  static synchronized double width(String text) {
    try {
      double units = 0;
      for (int character : text.codePoints().toArray()) {
        units += FONT.getAdvanceWidth(GLYPHS.getGlyphId(character));
      }
      return units * SIZE / FONT.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException("the font of figures cannot be read", e);
    }
  }

  /** Returns the text with a question mark for each character that the font lacks. */
  static synchronized String drawable(String text) {
    return text.codePoints()
        .map(character -> GLYPHS.getGlyphId(character) == 0 ? UNKNOWN : character)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /**
   * Returns a name that fits so many pixels: its head, a mark of omission, and its end, which tells
   * variants of a method apart.
   */
  static String brief(String name, double room) {
    String shown = name;
    for (int most = name.length() - 1; width(shown) > room && most > 6; most--) {
      int head = Math.max(3, (int) ((most - 1) * 0.4));
      int tail = Math.max(3, most - 1 - head);
      shown = name.substring(0, head) + "…" + name.substring(name.length() - tail);
    }
    return shown;
  }

  private static byte[] read() {
    try (InputStream in = PDDocument.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("PDFBox lacks its file " + FILE);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the font of figures cannot be read", e);
    }
  }

  private static TrueTypeFont parse() {
    try {
      return new TTFParser().parse(new RandomAccessReadBuffer(read()));
    } catch (IOException e) {
      throw new UncheckedIOException("the font of figures cannot be read", e);
    }
  }

  private static CmapLookup glyphs() {
    try {
      return FONT.getUnicodeCmapLookup();
    } catch (IOException e) {
      throw new UncheckedIOException("the font of figures cannot be read", e);
    }
  }
}
