package org.reprise.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.reprise.report.landscape.ColumnWords;
import org.reprise.report.leaderboard.Board;
import org.reprise.report.leaderboard.BudgetCheckpoint;
import org.reprise.report.leaderboard.Figures;
import org.reprise.report.leaderboard.Leaderboard;
import org.reprise.report.leaderboard.Pairwise;
import org.reprise.report.leaderboard.Row;
import org.reprise.report.leaderboard.ScoreFall;
import org.reprise.report.leaderboard.ScoreMetric;

/** Words and tables of one board. */
final class BoardText {
  private static final int[] CHECKPOINTS = {50, 150, 300};

  private final Leaderboard leaderboard;
  private final Board board;
  private final Map<String, String> pages;
  private final FigureView figures;

  private BoardText(Leaderboard leaderboard, Map<String, String> pages, FigureView figures) {
    this.leaderboard = leaderboard;
    board = leaderboard.board();
    this.pages = pages;
    this.figures = figures;
  }

  /**
   * @param index place of the board in the report, from 0
   * @param pages of the methods by label
   * @param figures about the board's charts
   */
  static IndexView.BoardView of(
      Leaderboard leaderboard, int index, Map<String, String> pages, FigureView figures) {
    return new BoardText(leaderboard, pages, figures).view(index);
  }

  /** Returns the anchor of a board, which also begins the names of its files. */
  static String id(int index) {
    return "board-" + (index + 1);
  }

  private IndexView.BoardView view(int index) {
    LeaderboardTable table = new LeaderboardTable(leaderboard, pages);
    ReachedTable reached = new ReachedTable(board);
    LandscapeText landscape = new LandscapeText(board, figures);
    boolean comparison = leaderboard.rows().size() > 1 && leaderboard.friedman().blocks() > 1;
    return new IndexView.BoardView(
        id(index),
        index,
        board.title(),
        verdict(leaderboard),
        cost(),
        checkpoints(),
        facts(),
        leaderboard.notes(),
        !leaderboard.notes().isEmpty(),
        table.columns(),
        table.rows(),
        table.publishedNote(),
        figures,
        comparison,
        leaderboard.friedman().blocks(),
        Figures.p(leaderboard.friedman().pValue()),
        Figures.fixed(leaderboard.criticalDifference(), 2),
        !reached.headings().isEmpty(),
        reached.headings(),
        reached.rows(),
        landscape.rankings(),
        !board.landscape().rankings().isEmpty(),
        landscape.tradeOffs(),
        landscape.volumes(leaderboard.rows().stream().map(row -> row.method().label()).toList()),
        !board.landscape().tradeOffs().isEmpty(),
        landscape.found(),
        !board.landscape().found().isEmpty(),
        board.metric().isAccuracy()
            ? "Accuracies in percent"
            : "Values of " + board.metric().name(),
        "test " + board.metric().name());
  }

  /** Returns the first thing to know, in two or three sentences. */
  static String verdict(Leaderboard leaderboard) {
    List<Row> rows = leaderboard.rows();
    Row best = rows.get(0);
    ScoreMetric metric = leaderboard.board().metric();
    StringBuilder text = new StringBuilder();
    text.append(best.method().label())
        .append(" leads with ")
        .append(Figures.spread(best.score().mean(), best.score().deviation()))
        .append(metric.unit())
        .append(" over ")
        .append(best.score().n())
        .append(best.score().n() == 1 ? " run, " : " runs, ")
        .append(Figures.fixed(best.regret(), 2))
        .append(
            metric.isAccuracy()
                ? " points below the optimum. "
                : (metric.isLowerBetter() ? " above" : " below")
                    + " the optimum ("
                    + metric.name()
                    + (metric.isLowerBetter() ? ", lower is better). " : "). "));
    if (rows.size() > 1) {
      List<String> near =
          rows.stream()
              .skip(1)
              .filter(row -> row.ranked() && !(row.againstBest() < 0.05))
              .map(row -> row.method().label())
              .toList();
      text.append(
          near.isEmpty()
              ? "All others are significantly worse. "
              : "Not told apart from it: " + String.join(", ", near) + ". ");
    }
    rows.stream()
        .skip(1)
        .filter(row -> row.method().label().equals("random-search"))
        .forEach(
            row ->
                text.append("Random search: ")
                    .append(Figures.spread(row.score().mean(), row.score().deviation()))
                    .append(metric.unit())
                    .append('.'));
    return text.toString().strip();
  }

  private List<IndexView.CheckpointView> checkpoints() {
    double reachable =
        leaderboard.rows().stream().mapToDouble(row -> row.evaluations().mean()).max().orElse(0);
    List<IndexView.CheckpointView> views = new ArrayList<>();
    for (int evaluations : CHECKPOINTS) {
      views.add(
          evaluations <= reachable
              ? checkpoint(Integer.toString(evaluations), BudgetCheckpoint.at(board, evaluations))
              : new IndexView.CheckpointView(
                  Integer.toString(evaluations),
                  List.of(),
                  Figures.NONE,
                  "not reached: runs end after " + Figures.fixed(reachable, 0)));
    }
    if (reachable != CHECKPOINTS[CHECKPOINTS.length - 1]) {
      views.add(checkpoint("all", BudgetCheckpoint.at(board, Integer.MAX_VALUE)));
    }
    return views;
  }

  /** Returns what runs cost: of the leader, and of the cheapest and dearest beside it. */
  private String cost() {
    List<Row> rows = leaderboard.rows();
    Row best = rows.get(0);
    StringBuilder text = new StringBuilder("What it cost: a run of ");
    text.append(best.method().label())
        .append(" makes ")
        .append(Figures.fixed(best.evaluations().mean(), 0))
        .append(" evaluations");
    if (board.hasSeconds()) {
      text.append(", which stand for ")
          .append(Figures.seconds(best.seconds().mean()))
          .append(" of training,");
    }
    text.append(" and computes for ")
        .append(Figures.seconds(best.overhead().mean()))
        .append(" itself");
    if (rows.size() > 1) {
      text.append("; the methods compute for ")
          .append(
              Figures.seconds(
                  rows.stream().mapToDouble(row -> row.overhead().mean()).min().orElseThrow()))
          .append(" to ")
          .append(
              Figures.seconds(
                  rows.stream().mapToDouble(row -> row.overhead().mean()).max().orElseThrow()));
    }
    return text.append('.').toString();
  }

  private static IndexView.CheckpointView checkpoint(String after, BudgetCheckpoint checkpoint) {
    List<String> leaders = checkpoint.leaders();
    double regret = checkpoint.standings().get(0).regret();
    String difference;
    if (checkpoint.standings().size() == 1) {
      difference = "no other method ran";
    } else if (checkpoint.decided()) {
      double weakest =
          checkpoint.standings().stream().skip(1).mapToDouble(s -> s.pValue()).max().orElse(1);
      difference =
          "significantly worse, p " + (weakest < 0.001 ? "< 0.001" : "≤ " + Figures.p(weakest));
    } else if (leaders.size() == checkpoint.standings().size()) {
      difference = "no two are told apart";
    } else {
      difference = "the rest is significantly worse";
    }
    return new IndexView.CheckpointView(after, leaders, Figures.fixed(regret, 3), difference);
  }

  private List<IndexView.Fact> facts() {
    List<IndexView.Fact> facts = new ArrayList<>();
    facts.add(new IndexView.Fact("protocol", board.protocol() + ": " + board.source()));
    facts.add(new IndexView.Fact("budget of a run", budget()));
    facts.add(new IndexView.Fact("the search sees", signals()));
    facts.add(new IndexView.Fact("the score is", board.scoreColumns()));
    facts.add(
        new IndexView.Fact(
            "an evaluation costs", board.hasSeconds() ? board.costColumns() : "one evaluation"));
    facts.add(
        new IndexView.Fact(
            "architectures", String.format(Locale.ROOT, "%,d of %s", board.size(), board.space())));
    facts.add(
        new IndexView.Fact(
            "optimum " + Figures.fixed(board.optimum().score(), 3),
            board.optimum().definition() + ": " + board.optimum().architecture()));
    if (!Double.isNaN(board.regretFloor())) {
      facts.add(
          new IndexView.Fact(
              "regret floor " + Figures.fixed(board.regretFloor(), 3),
              "of the architecture that is best by what a search sees; "
                  + Board.FLOOR_MEANS
                  + ": "
                  + board.floor().architecture()));
    }
    if (!leaderboard.toldApart().isEmpty()) {
      facts.add(new IndexView.Fact("methods", leaderboard.toldApart() + ": " + Pairwise.TEST));
      facts.add(
          new IndexView.Fact("longer runs", leaderboard.fallingScores() + ": " + ScoreFall.TEST));
    }
    return facts;
  }

  /** Returns one column by its name, several in words. */
  private String signals() {
    return board.signalColumns().contains(", ")
        ? ColumnWords.all(board.signalColumns())
        : board.signalColumns();
  }

  private String budget() {
    return board.budget().endsWith("s")
        ? board.budget() + " of simulated training"
        : board.budget() + " evaluations";
  }
}
