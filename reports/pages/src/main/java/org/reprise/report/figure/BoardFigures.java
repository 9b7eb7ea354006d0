package org.reprise.report.figure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** All figures of one board as files, such as for a paper. */
public final class BoardFigures {
  private BoardFigures() {}

  /** Returns the files by name, each figure in each of the formats. */
  public static Map<String, byte[]> files(
      FigureData.BoardData board, Map<String, Palette.Style> styles, Set<FigureFormat> formats) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    drawings(board, styles)
        .forEach(
            (name, drawing) ->
                FigureFormat.write(drawing, formats)
                    .forEach((format, file) -> files.put(name + "." + format.ending(), file)));
    return files;
  }

  /** Returns the figures by name, without the ending of a file name. */
  static Map<String, Drawing> drawings(
      FigureData.BoardData board, Map<String, Palette.Style> styles) {
    Map<String, Drawing> drawings = new LinkedHashMap<>();
    for (String key : board.curves().keySet()) {
      drawings.put("curves-" + key, CurvesFigure.of(board, styles, CurveAxis.of(key)));
    }
    drawings.put("final-regret", FinalRegretFigure.of(board, styles));
    drawings.put("costs", CostsFigure.of(board));
    Double difference = board.criticalDifference();
    if (board.labels().size() > 1 && difference != null) {
      drawings.put("ranks", RanksFigure.of(board, difference, styles));
      drawings.put("pairwise", PairwiseFigure.of(board));
    }
    for (ReachedData reached : board.reached()) {
      reached
          .over()
          .forEach(
              (key, shares) ->
                  drawings.put(
                      "reached-" + reached.name() + "-" + key,
                      ReachedFigure.of(board, reached.name(), shares, CurveAxis.of(key), styles)));
    }
    for (int i = 0; i < board.rankings().size(); i++) {
      drawings.put("ranking-" + (i + 1), RankingFigure.of(board, board.rankings().get(i)));
    }
    if (!board.selection().isEmpty()) {
      drawings.put("selection", SelectionFigure.of(board));
    }
    for (int i = 0; i < board.tradeOffs().size(); i++) {
      drawings.put("pareto-" + (i + 1), FrontFigure.of(board, board.tradeOffs().get(i), styles));
    }
    for (int i = 0; i < board.alphas().size(); i++) {
      drawings.put("alpha-" + (i + 1), AlphaFigure.of(board, board.alphas().get(i)));
    }
    if (!board.alphas().isEmpty()) {
      drawings.put("choices", ChoicesFigure.of(board, styles));
    }
    if (!GapFigure.known(board).isEmpty()) {
      drawings.put("gap", GapFigure.of(board, styles));
    }
    return drawings;
  }
}
