package org.reprise.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.reprise.report.landscape.ColumnRanking;
import org.reprise.report.landscape.ColumnWords;
import org.reprise.report.landscape.FoundCell;
import org.reprise.report.landscape.TradeOff;
import org.reprise.report.leaderboard.Board;
import org.reprise.report.leaderboard.Figures;
import org.reprise.report.statistics.Correlations;
import org.reprise.report.statistics.Interval;

/** What a page says of a board's table beyond the runs: rankings, costs, cells. */
final class LandscapeText {
  private final Board board;
  private final FigureView figures;

  LandscapeText(Board board, FigureView figures) {
    this.board = board;
    this.figures = figures;
  }

  List<IndexView.RankingView> rankings() {
    List<IndexView.RankingView> views = new ArrayList<>();
    for (ColumnRanking ranking : board.landscape().rankings()) {
      Correlations c = ranking.correlations();
      views.add(
          new IndexView.RankingView(
              views.size(),
              figures.files(
                  ColumnWords.of(ranking.column(), board.dataset()) + ":",
                  "ranking-" + (views.size() + 1)),
              ColumnWords.of(ranking.column(), board.dataset()),
              String.format(Locale.ROOT, "%,d", c.n()),
              Figures.fixed(c.tau(), 3),
              Figures.interval(c.tauInterval(), 3),
              c.architectures() == c.n()
                  ? null
                  : String.format(Locale.ROOT, "of all %,d: ", c.architectures())
                      + Figures.fixed(c.tauArchitectures(), 3)
                      + " "
                      + Figures.interval(c.tauArchitecturesInterval(), 3),
              Figures.fixed(c.spearman(), 3),
              Figures.fixed(c.pearson(), 3),
              Figures.fixed(c.sparseTau(), 3),
              Figures.fixed(c.tauTop(), 3),
              Figures.interval(c.tauTopInterval(), 3),
              Figures.fixed(c.precisionAtTop(), 3),
              Integer.toString(c.top())));
    }
    return views;
  }

  List<IndexView.TradeOffView> tradeOffs() {
    List<IndexView.TradeOffView> views = new ArrayList<>();
    for (TradeOff tradeOff : board.landscape().tradeOffs()) {
      views.add(
          new IndexView.TradeOffView(
              views.size(),
              figures.files(
                  ColumnWords.cost(tradeOff.cost()) + ":", "pareto-" + (views.size() + 1)),
              ColumnWords.cost(tradeOff.cost()),
              "cost "
                  + Figures.significant(tradeOff.referenceCost())
                  + ", score "
                  + Figures.fixed(tradeOff.referenceScore(), 2)
                  + " ("
                  + tradeOff.reference()
                  + ")"));
    }
    return views;
  }

  /** Hypervolumes, a line for each of the methods. */
  List<IndexView.VolumeRow> volumes(List<String> labels) {
    List<TradeOff> tradeOffs = board.landscape().tradeOffs();
    return labels.stream()
        .map(
            label ->
                new IndexView.VolumeRow(
                    label,
                    tradeOffs.stream()
                        .map(t -> t.found().get(label))
                        .map(
                            f ->
                                f == null
                                    ? Figures.NONE
                                    : Figures.fixed(100 * f.volume().mean(), 1)
                                        + " % "
                                        + percent(f.volume().interval()))
                        .toList()))
        .toList();
  }

  private static String percent(Interval shares) {
    return Figures.interval(
        new Interval(100 * shares.low(), 100 * shares.high(), shares.level()), 1);
  }

  List<IndexView.FoundView> found() {
    List<IndexView.FoundView> views = new ArrayList<>();
    for (FoundCell cell : board.landscape().found()) {
      String finders =
          cell.runs().entrySet().stream()
              .map(entry -> entry.getKey() + " " + entry.getValue() + "×")
              .collect(Collectors.joining(", "));
      views.add(
          new IndexView.FoundView(
              views.size(),
              cell.architecture(),
              Figures.fixed(cell.score(), 3) + board.metric().unit(),
              Figures.fixed(board.regret(cell.score()), 3),
              finders,
              cell.graph() != null));
    }
    return views;
  }
}
