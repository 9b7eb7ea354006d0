package org.reprise.report.figure;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A kind of file that figures are written as. */
public enum FigureFormat {
  /** For pages. */
  SVG,
  /** For LaTeX. */
  PDF,
  /** For slides and chats. */
  PNG;

  /** Returns how names of such files end, without the dot. */
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns a drawing as a file. */
  byte[] file(Drawing drawing) {
    return switch (this) {
      case SVG -> SvgFile.of(drawing).getBytes(StandardCharsets.UTF_8);
      case PDF -> PdfFile.of(drawing);
      case PNG -> PngFile.of(PdfFile.of(drawing));
    };
  }

  static Map<FigureFormat, byte[]> write(Drawing drawing, Set<FigureFormat> formats) {
    Map<FigureFormat, byte[]> files = new EnumMap<>(FigureFormat.class);
    if (formats.contains(SVG)) {
      files.put(SVG, SvgFile.of(drawing).getBytes(StandardCharsets.UTF_8));
    }
    if (formats.contains(PDF) || formats.contains(PNG)) {
      byte[] pdf = PdfFile.of(drawing);
      if (formats.contains(PDF)) {
        files.put(PDF, pdf);
      }
      if (formats.contains(PNG)) {
        files.put(PNG, PngFile.of(pdf));
      }
    }
    return files;
  }
}
