package org.reprise.report.figure;

import java.util.Map;
import org.reprise.report.figure.Drawing.Anchor;
import org.reprise.report.leaderboard.Figures;

/** The critical-difference diagram (Demšar 2006, figure 1). */
final class RanksFigure {
  private static final double ROW = 24;

  private RanksFigure() {}

  static Drawing of(
      FigureData.BoardData board, double criticalDifference, Map<String, Palette.Style> styles) {
    int[] order = FigureDataMaker.byRank(board.ranks());
    int methods = order.length;
    Drawing drawing = new Drawing(Frame.WIDTH, board.title() + ": average ranks");
    double bottom = 84 + ROW * methods + 14 * board.cliques().size();
    // Not rounded outwards: there is no rank beyond the last.
    Scale x = new Scale(1, Math.max(2, methods), 30, Frame.WIDTH - 30, 0);
    drawing.text(Frame.WIDTH / 2, 16, "average rank (1 is best)", Anchor.MIDDLE, Drawing.SOFT);
    for (int rank = 1; rank <= methods; rank++) {
      drawing.line(x.at(rank), 44, x.at(rank), bottom - 10, Drawing.LINE, 0.5);
      drawing.text(x.at(rank), 38, Integer.toString(rank), Anchor.MIDDLE, Drawing.SOFT);
    }
    drawing.line(x.from(), 44, x.to(), 44, Drawing.SOFT, 1);
    difference(drawing, x, criticalDifference);
    for (int i = 0; i < methods; i++) {
      String label = board.labels().get(order[i]);
      double rank = board.ranks()[order[i]];
      double y = 80 + ROW * i;
      boolean toLeft = rank > (methods + 1) / 2.0;
      Palette.Style style = Palette.Style.of(styles, label);
      Mark.draw(drawing, style.symbol(), x.at(rank), y, 11, style.color(), 1);
      String value = "  " + Figures.fixed(rank, 2);
      double room = (toLeft ? x.at(rank) : Frame.WIDTH - x.at(rank)) - 20;
      drawing.text(
          x.at(rank) + (toLeft ? -10 : 10),
          y + 4,
          FigureFont.brief(label, room - FigureFont.width(value)) + value,
          toLeft ? Anchor.END : Anchor.START,
          Drawing.INK);
    }
    for (int i = 0; i < board.cliques().size(); i++) {
      int[] clique = board.cliques().get(i);
      double y = 74 + ROW * methods + 14 * i;
      double from = board.ranks()[order[clique[0]]];
      double to = board.ranks()[order[clique[1]]];
      drawing.line(x.at(from), y, x.at(to), y, Drawing.INK, 5);
    }
    Frame.note(
        drawing,
        bottom,
        board.title()
            + ": by final score over "
            + board.seeds()
            + " seeds, one run of each method. Methods joined by a bar are closer than the critical"
            + " difference (Nemenyi, 0.05).");
    return drawing;
  }

  private static void difference(Drawing drawing, Scale x, double difference) {
    if (1 + difference <= x.high()) {
      drawing.line(x.at(1), 56, x.at(1 + difference), 56, Drawing.INK, 3);
      drawing.text(
          x.at(1 + difference) + 8,
          60,
          "CD " + Figures.fixed(difference, 2),
          Anchor.START,
          Drawing.SOFT);
    }
  }
}
