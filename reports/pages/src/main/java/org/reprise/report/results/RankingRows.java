package org.reprise.report.results;

import java.util.List;
import org.reprise.report.correlation.SupernetRanking;
import org.reprise.report.figure.CorrelationRow;
import org.reprise.report.landscape.ColumnRanking;
import org.reprise.report.landscape.ColumnWords;
import org.reprise.report.leaderboard.Board;
import org.reprise.report.statistics.Correlations;
import org.reprise.report.statistics.Interval;
import org.reprise.report.statistics.Summary;
import org.reprise.table.Direction;
import org.reprise.table.ProxySeries;
import org.reprise.table.Series;
import org.reprise.table.SupernetSeries;

/** Everything that ranks the architectures of a ground, as rows. */
public final class RankingRows {
  /** What the scores of a trained supernet are called. */
  private static final String SHARED = "shared weights";

  private RankingRows() {}

  /** Returns the columns and predictors that rank the architectures of {@code board}. */
  static List<CorrelationRow> of(Board board) {
    return board.landscape().rankings().stream().map(ranking -> row(ranking, board)).toList();
  }

  private static CorrelationRow row(ColumnRanking ranking, Board board) {
    Correlations c = ranking.correlations();
    return new CorrelationRow(
        kind(ranking.column()),
        ColumnWords.of(ranking.column(), board.dataset()),
        c.n(),
        c.tau(),
        c.tauInterval().low(),
        c.tauInterval().high(),
        c.top(),
        c.tauTop(),
        c.precisionAtTop());
  }

  private static String kind(String column) {
    if (column.contains(" after ")) {
      return "predictor";
    }
    Series series = Series.parse(column);
    if (ProxySeries.proxy(series).isPresent()) {
      return "proxy";
    }
    if (SupernetSeries.supernet(series).isPresent()) {
      return SHARED;
    }
    return Direction.isCost(series.metric()) ? "size" : "shorter training";
  }

  /**
   * Returns a row for a supernet that was trained several times: means over the trainings, and the
   * interval over them.
   *
   * @param trainings of one supernet, at least one
   */
  public static CorrelationRow of(List<SupernetRanking> trainings) {
    SupernetRanking first = trainings.get(0);
    double[] taus = trainings.stream().mapToDouble(SupernetRanking::tau).toArray();
    Interval interval =
        taus.length == 1 ? first.tauInterval() : GroundMaker.overTrainings(taus, first.supernet());
    return new CorrelationRow(
        SHARED,
        first.supernet() + (taus.length > 1 ? ", " + taus.length + " trainings" : ""),
        first.n(),
        Summary.mean(taus),
        interval.low(),
        interval.high(),
        first.n() / 5,
        Summary.mean(trainings.stream().mapToDouble(SupernetRanking::tauInTopFifth).toArray()),
        Summary.mean(trainings.stream().mapToDouble(SupernetRanking::precisionAtTop).toArray()));
  }
}
