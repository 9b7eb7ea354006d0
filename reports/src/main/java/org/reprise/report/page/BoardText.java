package org.reprise.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.reprise.report.landscape.FoundCell;
import org.reprise.report.landscape.Ranking;
import org.reprise.report.landscape.TradeOff;
import org.reprise.report.leaderboard.Board;
import org.reprise.report.leaderboard.Checkpoint;
import org.reprise.report.leaderboard.Leaderboard;
import org.reprise.report.leaderboard.MethodRuns;
import org.reprise.report.leaderboard.Numbers;
import org.reprise.report.leaderboard.Published;
import org.reprise.report.leaderboard.Row;
import org.reprise.report.leaderboard.Run;
import org.reprise.report.statistics.Correlations;
import org.reprise.report.statistics.Reached;
import org.reprise.report.statistics.StepCurve;

/** Words and tables of one board. */
final class BoardText {
  private static final int[] CHECKPOINTS = {50, 150, 300};

  private final Leaderboard leaderboard;
  private final Board board;
  private final Map<String, String> pages;

  private BoardText(Leaderboard leaderboard, Map<String, String> pages) {
    this.leaderboard = leaderboard;
    board = leaderboard.board();
    this.pages = pages;
  }

  /**
   * @param index place of the board in the report, from 0
   * @param pages of the methods by label
   */
  static IndexView.BoardView of(Leaderboard leaderboard, int index, Map<String, String> pages) {
    return new BoardText(leaderboard, pages).view(index);
  }

  /** The anchor of a board, which also begins the names of its files. */
  static String id(int index) {
    return "board-" + (index + 1);
  }

  private IndexView.BoardView view(int index) {
    List<Double> targets = targets();
    boolean comparison = leaderboard.rows().size() > 1 && leaderboard.friedman().blocks() > 1;
    return new IndexView.BoardView(
        id(index),
        index,
        board.title(),
        verdict(leaderboard),
        cost(),
        checkpoints(),
        facts(),
        board.remarks(),
        !board.remarks().isEmpty(),
        columns(),
        rows(),
        publishedNote(),
        board.hasSeconds(),
        comparison,
        leaderboard.friedman().blocks(),
        Numbers.p(leaderboard.friedman().pValue()),
        Numbers.fixed(leaderboard.criticalDifference(), 2),
        !targets.isEmpty(),
        targets.stream().map(Numbers::significant).toList(),
        board.methods().stream().map(method -> reached(method, targets)).toList(),
        rankings(),
        !board.landscape().rankings().isEmpty(),
        tradeOffs(),
        !board.landscape().tradeOffs().isEmpty(),
        found(),
        !board.landscape().found().isEmpty());
  }

  /** The first thing to know, in two or three sentences. */
  static String verdict(Leaderboard leaderboard) {
    List<Row> rows = leaderboard.rows();
    Row best = rows.get(0);
    StringBuilder text = new StringBuilder();
    text.append(best.method().label())
        .append(" leads with ")
        .append(Numbers.spread(best.score().mean(), best.score().deviation()))
        .append(" % over ")
        .append(best.score().n())
        .append(best.score().n() == 1 ? " run, " : " runs, ")
        .append(Numbers.fixed(best.regret(), 2))
        .append(" points below the optimum. ");
    if (rows.size() > 1) {
      List<String> near =
          rows.stream()
              .skip(1)
              .filter(row -> !(row.againstBest() < 0.05))
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
                    .append(Numbers.spread(row.score().mean(), row.score().deviation()))
                    .append(" %."));
    return text.toString().strip();
  }

  private List<IndexView.CheckpointView> checkpoints() {
    double reachable =
        leaderboard.rows().stream().mapToDouble(row -> row.evaluations().mean()).max().orElse(0);
    List<IndexView.CheckpointView> views = new ArrayList<>();
    for (int evaluations : CHECKPOINTS) {
      views.add(
          evaluations <= reachable
              ? checkpoint(Integer.toString(evaluations), Checkpoint.at(board, evaluations))
              : new IndexView.CheckpointView(
                  Integer.toString(evaluations),
                  List.of(),
                  Numbers.NONE,
                  "not reached: runs end after " + Numbers.fixed(reachable, 0)));
    }
    int last = CHECKPOINTS[CHECKPOINTS.length - 1];
    if (reachable < CHECKPOINTS[0] || reachable > last || board.hasSeconds()) {
      views.add(checkpoint("all", Checkpoint.at(board, Integer.MAX_VALUE)));
    }
    return views;
  }

  /** What runs cost: of the leader, and of the cheapest and dearest beside it. */
  private String cost() {
    List<Row> rows = leaderboard.rows();
    Row best = rows.get(0);
    StringBuilder text = new StringBuilder("What it cost: a run of ");
    text.append(best.method().label())
        .append(" makes ")
        .append(Numbers.fixed(best.evaluations().mean(), 0))
        .append(" evaluations");
    if (board.hasSeconds()) {
      text.append(", which stand for ")
          .append(Numbers.seconds(best.seconds().mean()))
          .append(" of training,");
    }
    text.append(" and computes for ")
        .append(Numbers.seconds(best.overhead().mean()))
        .append(" itself");
    if (rows.size() > 1) {
      text.append("; the methods compute for ")
          .append(
              Numbers.seconds(
                  rows.stream().mapToDouble(row -> row.overhead().mean()).min().orElseThrow()))
          .append(" to ")
          .append(
              Numbers.seconds(
                  rows.stream().mapToDouble(row -> row.overhead().mean()).max().orElseThrow()));
    }
    return text.append('.').toString();
  }

  private static IndexView.CheckpointView checkpoint(String after, Checkpoint checkpoint) {
    List<String> leaders = checkpoint.leaders();
    double regret = checkpoint.standings().get(0).regret();
    String difference;
    if (checkpoint.standings().size() == 1) {
      difference = "no other method ran";
    } else if (checkpoint.decided()) {
      double weakest =
          checkpoint.standings().stream().skip(1).mapToDouble(s -> s.pValue()).max().orElse(1);
      difference =
          "significantly worse, p " + (weakest < 0.001 ? "< 0.001" : "≤ " + Numbers.p(weakest));
    } else if (leaders.size() == checkpoint.standings().size()) {
      difference = "no two are told apart";
    } else {
      difference = "the rest is significantly worse";
    }
    return new IndexView.CheckpointView(after, leaders, Numbers.fixed(regret, 3), difference);
  }

  private List<IndexView.Fact> facts() {
    List<IndexView.Fact> facts = new ArrayList<>();
    facts.add(new IndexView.Fact("protocol", board.protocol() + ": " + board.source()));
    facts.add(new IndexView.Fact("budget of a run", budget()));
    facts.add(new IndexView.Fact("the search sees", board.signalColumns()));
    facts.add(new IndexView.Fact("the score is", board.scoreColumns()));
    facts.add(
        new IndexView.Fact(
            "an evaluation costs", board.hasSeconds() ? board.costColumns() : "one evaluation"));
    facts.add(
        new IndexView.Fact(
            "architectures", String.format(Locale.ROOT, "%,d of %s", board.size(), board.space())));
    facts.add(
        new IndexView.Fact(
            "optimum " + Numbers.fixed(board.optimum().score(), 3),
            board.optimum().definition() + ": " + board.optimum().architecture()));
    return facts;
  }

  private String budget() {
    return board.budget().endsWith("s")
        ? board.budget() + " of simulated training"
        : board.budget() + " evaluations";
  }

  private List<IndexView.Column> columns() {
    List<IndexView.Column> columns = new ArrayList<>();
    columns.add(new IndexView.Column("method", "name and parameters set by hand", false));
    columns.add(numeric(board.score(), "accuracy of the final incumbents, in percent"));
    if (!board.published().isEmpty()) {
      columns.add(numeric("published", "what the paper prints for it under this protocol"));
    }
    columns.add(numeric("regret", "percentage points below the optimum"));
    columns.add(numeric("rank", "average rank over seeds, 1 is best"));
    columns.add(numeric("p", "paired comparison with the first, Holm over all pairs"));
    columns.add(numeric("evaluations", "of a run, repeated ones counted"));
    columns.add(numeric("unique", "different architectures among them"));
    if (board.hasSeconds()) {
      columns.add(numeric("training", "simulated training time of a run"));
    }
    columns.add(numeric("overhead", "time of the method itself, a run"));
    columns.add(
        numeric(
            "validation",
            board.validColumns().isEmpty()
                ? "of the final incumbents, as the search saw it"
                : "of the final incumbents: " + board.validColumns()));
    if (!board.published().isEmpty()) {
      columns.add(numeric("published", "what the paper prints for it under this protocol"));
    }
    if (!board.validColumns().isEmpty()) {
      columns.add(numeric("seen", "accuracy of the final incumbents as the search saw it"));
    }
    columns.add(numeric("normalised", "regret as a share of the mean architecture's"));
    columns.add(numeric("on the way", "mean regret of the incumbent over all evaluations"));
    columns.add(numeric("runs", "seeds"));
    return columns;
  }

  private static IndexView.Column numeric(String name, String help) {
    return new IndexView.Column(name, help, true);
  }

  private List<IndexView.RowView> rows() {
    List<IndexView.RowView> views = new ArrayList<>();
    for (Row row : leaderboard.rows()) {
      views.add(
          new IndexView.RowView(
              row.method().label(), pages.get(row.method().label()), false, cells(row)));
    }
    List<IndexView.Cell> optimum = new ArrayList<>();
    optimum.add(cell(board.optimum().score(), Numbers.fixed(board.optimum().score(), 2)));
    Optional<Published> printed = board.publishedFor("optimum");
    if (!board.published().isEmpty()) {
      optimum.add(publishedCell(printed.map(Published::test)));
    }
    optimum.add(cell(0, "0"));
    for (int i = 0; i < (board.hasSeconds() ? 6 : 5); i++) {
      optimum.add(none());
    }
    optimum.add(cell(board.optimum().valid(), Numbers.fixed(board.optimum().valid(), 2)));
    if (!board.published().isEmpty()) {
      optimum.add(publishedCell(printed.map(Published::valid)));
    }
    if (!board.validColumns().isEmpty()) {
      optimum.add(cell(board.optimum().signal(), Numbers.fixed(board.optimum().signal(), 2)));
    }
    optimum.add(cell(0, "0"));
    optimum.add(cell(0, "0"));
    optimum.add(none());
    views.add(new IndexView.RowView("optimum", null, true, optimum));
    return views;
  }

  private List<IndexView.Cell> cells(Row row) {
    List<IndexView.Cell> cells = new ArrayList<>();
    String interval =
        Double.isNaN(row.interval().low())
            ? ""
            : "["
                + Numbers.fixed(row.interval().low(), 2)
                + ", "
                + Numbers.fixed(row.interval().high(), 2)
                + "]";
    cells.add(
        new IndexView.Cell(
            value(row.score().mean()),
            Numbers.spread(row.score().mean(), row.score().deviation()),
            interval));
    if (!board.published().isEmpty()) {
      cells.add(publishedCell(row.published().map(Published::test)));
    }
    cells.add(cell(row.regret(), Numbers.fixed(row.regret(), 3)));
    cells.add(cell(row.rank(), Numbers.fixed(row.rank(), 2)));
    cells.add(cell(row.againstBest(), Numbers.p(row.againstBest())));
    cells.add(cell(row.evaluations().mean(), Numbers.fixed(row.evaluations().mean(), 1)));
    cells.add(cell(row.unique().mean(), Numbers.fixed(row.unique().mean(), 1)));
    if (board.hasSeconds()) {
      cells.add(cell(row.seconds().mean(), Numbers.seconds(row.seconds().mean())));
    }
    cells.add(cell(row.overhead().mean(), Numbers.seconds(row.overhead().mean())));
    cells.add(
        cell(row.valid().mean(), Numbers.spread(row.valid().mean(), row.valid().deviation())));
    if (!board.published().isEmpty()) {
      cells.add(publishedCell(row.published().map(Published::valid)));
    }
    if (!board.validColumns().isEmpty()) {
      cells.add(
          cell(row.signal().mean(), Numbers.spread(row.signal().mean(), row.signal().deviation())));
    }
    cells.add(cell(row.normalisedRegret(), Numbers.fixed(row.normalisedRegret(), 3)));
    cells.add(cell(row.areaUnderCurve(), Numbers.fixed(row.areaUnderCurve(), 3)));
    cells.add(cell(row.score().n(), Integer.toString(row.score().n())));
    return cells;
  }

  private static IndexView.Cell publishedCell(Optional<Published.Figure> figure) {
    return figure
        .map(
            printed ->
                new IndexView.Cell(
                    value(printed.mean()),
                    Numbers.spread(printed.mean(), printed.deviation()),
                    printed.confirmed() ? "" : "unconfirmed"))
        .orElse(none());
  }

  private String publishedNote() {
    if (board.published().isEmpty()) {
      return null;
    }
    String sources =
        board.published().stream()
            .map(Published::source)
            .distinct()
            .collect(Collectors.joining("; "));
    boolean doubtful =
        board.published().stream()
            .anyMatch(row -> !row.test().confirmed() || !row.valid().confirmed());
    return "Published: "
        + sources
        + "."
        + (doubtful
            ? " “unconfirmed” marks figures that were not read in the paper or a named reprint."
            : "");
  }

  private static IndexView.Cell cell(double value, String text) {
    return new IndexView.Cell(value(value), text, "");
  }

  private static IndexView.Cell none() {
    return new IndexView.Cell("", "", "");
  }

  private static String value(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  /**
   * Regrets worth asking for: round numbers below what the worst method has after one evaluation
   * and above the least that any run ended with.
   */
  private List<Double> targets() {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (MethodRuns method : board.methods()) {
      for (Run run : method.runs()) {
        least = Math.min(least, board.optimum().score() - run.finalScore());
        most = Math.max(most, board.optimum().score() - run.finalScore());
      }
    }
    List<Double> targets = new ArrayList<>();
    for (double target : new double[] {0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10}) {
      if (target >= least && (targets.isEmpty() || target < 2 * most) && targets.size() < 5) {
        targets.add(target);
      }
    }
    return targets;
  }

  private IndexView.ReachedView reached(MethodRuns method, List<Double> targets) {
    List<StepCurve> evaluations = regrets(method, false);
    List<StepCurve> seconds = board.hasSeconds() ? regrets(method, true) : List.of();
    List<IndexView.ReachedCell> cells = new ArrayList<>();
    for (double target : targets) {
      Reached count = Reached.of(evaluations, target);
      String cost = Double.isInfinite(count.median()) ? "∞" : Numbers.fixed(count.median(), 0);
      if (board.hasSeconds() && !Double.isInfinite(count.median())) {
        cost += " · " + Numbers.seconds(Reached.of(seconds, target).median());
      }
      cells.add(new IndexView.ReachedCell(cost, Numbers.fixed(100 * count.share(), 0) + " %"));
    }
    return new IndexView.ReachedView(method.method().label(), cells);
  }

  private List<IndexView.RankingView> rankings() {
    List<IndexView.RankingView> views = new ArrayList<>();
    for (Ranking ranking : board.landscape().rankings()) {
      Correlations c = ranking.correlations();
      views.add(
          new IndexView.RankingView(
              views.size(),
              views.size() + 1,
              ranking.column(),
              String.format(Locale.ROOT, "%,d", c.n()),
              Numbers.fixed(c.tau(), 3),
              "["
                  + Numbers.fixed(c.tauInterval().low(), 3)
                  + ", "
                  + Numbers.fixed(c.tauInterval().high(), 3)
                  + "]",
              Numbers.fixed(c.spearman(), 3),
              Numbers.fixed(c.pearson(), 3),
              Numbers.fixed(c.sparseTau(), 3),
              Numbers.fixed(c.tauTop(), 3),
              Numbers.fixed(c.precisionAtTop(), 3),
              Integer.toString(c.top())));
    }
    return views;
  }

  private List<IndexView.TradeOffView> tradeOffs() {
    List<IndexView.TradeOffView> views = new ArrayList<>();
    for (TradeOff tradeOff : board.landscape().tradeOffs()) {
      views.add(
          new IndexView.TradeOffView(
              views.size(),
              views.size() + 1,
              tradeOff.cost(),
              "cost "
                  + Numbers.significant(tradeOff.referenceCost())
                  + ", score "
                  + Numbers.fixed(tradeOff.referenceScore(), 2),
              tradeOff.found().entrySet().stream()
                  .map(
                      entry ->
                          new IndexView.Fact(
                              entry.getKey(),
                              Numbers.fixed(100 * entry.getValue().volume(), 1) + " %"))
                  .toList()));
    }
    return views;
  }

  private List<IndexView.FoundView> found() {
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
              Numbers.fixed(cell.score(), 3),
              Numbers.fixed(board.optimum().score() - cell.score(), 3),
              finders,
              cell.graph() != null));
    }
    return views;
  }

  private List<StepCurve> regrets(MethodRuns method, boolean seconds) {
    List<StepCurve> curves = new ArrayList<>();
    for (Run run : method.runs()) {
      StepCurve scores = seconds ? run.scoreOverSeconds() : run.scoreOverEvaluations();
      double[] regrets = scores.y().clone();
      for (int i = 0; i < regrets.length; i++) {
        regrets[i] = board.optimum().score() - regrets[i];
      }
      curves.add(new StepCurve(scores.x(), regrets));
    }
    return curves;
  }
}
