package org.reprise.report.figure;

import java.util.List;
import java.util.Locale;
import org.reprise.report.landscape.ColumnRanking;
import org.reprise.report.landscape.ColumnWords;
import org.reprise.report.leaderboard.Board;
import org.reprise.report.leaderboard.Figures;
import org.reprise.report.statistics.Correlations;

/**
 * How a column ranks the architectures, as figures show it.
 *
 * @param name the column in words
 * @param axis the same with its unit
 * @param tauWords tau, in all and among the best
 * @param countWords of how many it is
 * @param points column and score of some architectures, without the worst 3 % of either: a few
 *     wrecks would squeeze all others
 */
public record RankingData(
    String name, String axis, String tauWords, String countWords, List<double[]> points) {
  private static final double CUT = 0.03;

  /**
   * Returns the data of a ranking.
   *
   * @param board whose data set goes without saying
   */
  static RankingData of(ColumnRanking ranking, Board board) {
    boolean lower = board.metric().isLowerBetter();
    double column = cut(ranking.points(), 0, lower);
    double score = cut(ranking.points(), 1, lower);
    List<double[]> shown =
        ranking.points().stream()
            .filter(point -> lower ? point[0] <= column : point[0] >= column)
            .filter(point -> lower ? point[1] <= score : point[1] >= score)
            .toList();
    Correlations c = ranking.correlations();
    return new RankingData(
        ColumnWords.of(ranking.column(), board.dataset()),
        ColumnWords.withUnit(ranking.column(), board.dataset()),
        "tau "
            + Figures.fixed(c.tau(), 3)
            + ", among the best "
            + c.top()
            + ": "
            + Figures.fixed(c.tauTop(), 3),
        String.format(
            Locale.ROOT,
            "tau over n = %,d distinct trainings; %,d architectures are shown, without the %s"
                + " 3 %%.",
            c.n(),
            shown.size(),
            lower ? "highest" : "lowest"),
        shown);
  }

  private static double cut(List<double[]> points, int part, boolean lower) {
    double[] sorted = points.stream().mapToDouble(point -> point[part]).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int cut = (int) (CUT * sorted.length);
    return sorted[lower ? sorted.length - 1 - cut : cut];
  }
}
