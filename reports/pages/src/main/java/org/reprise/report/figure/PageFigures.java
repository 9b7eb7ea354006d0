package org.reprise.report.figure;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of a ground's page as SVG files: those of its board, and how everything ranks. */
public final class PageFigures {
  private PageFigures() {}

  /**
   * Returns the files by name, without the ending.
   *
   * @param board its curves, ranks and fronts
   * @param rows everything that ranks; none for no such figure
   * @param few labels of a figure of few curves, {@code brief}, beside that of all
   */
  public static Map<String, byte[]> svg(
      FigureData.BoardData board, List<CorrelationRow> rows, List<String> few) {
    Map<String, Palette.Style> styles = Palette.styles(board.labels());
    Map<String, Drawing> drawings = BoardFigures.drawings(board, styles);
    drawings.remove("costs");
    CurveAxis axis =
        board.curves().containsKey(CurveAxis.COMPUTE.key())
            ? CurveAxis.COMPUTE
            : CurveAxis.EVALUATIONS;
    drawings.put("brief", CurvesFigure.of(board.only(few), styles, axis));
    if (!rows.isEmpty()) {
      drawings.put("correlations", CorrelationsFigure.of(board.title(), rows));
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    drawings.forEach(
        (name, drawing) -> files.put(name, SvgFile.of(drawing).getBytes(StandardCharsets.UTF_8)));
    return files;
  }
}
