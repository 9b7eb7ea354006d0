package org.reprise.report.landscape;

import java.util.List;

/**
 * What is known of a benchmark beyond the runs on it, for one score.
 *
 * @param mean mean score of what can be searched, in percent; NaN where the table is not at hand
 * @param rankings how other columns rank the architectures
 * @param tradeOffs the score against costs, the main one first
 * @param found the best architectures that runs ended with
 * @param alphas where searches by gradients went
 * @param selection what choosing by a column brings
 */
public record Landscape(
    double mean,
    List<ColumnRanking> rankings,
    List<TradeOff> tradeOffs,
    List<FoundCell> found,
    List<AlphaTrajectory> alphas,
    ColumnSelection selection) {

  /** What is known where no search by gradients ran, and no column can be chosen by. */
  public Landscape(
      double mean, List<ColumnRanking> rankings, List<TradeOff> tradeOffs, List<FoundCell> found) {
    this(mean, rankings, tradeOffs, found, List.of(), ColumnSelection.NONE);
  }
}
