package org.reprise.report.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reprise.report.figure.CorrelationRow;
import org.reprise.report.leaderboard.Board;
import org.reprise.report.leaderboard.Figures;
import org.reprise.report.leaderboard.Pairwise;

/** The page of one ground. */
final class GroundPage {
  private final GroundResults ground;
  private final Set<String> figures;
  private final PageText page;

  private GroundPage(GroundResults ground, Set<String> figures) {
    this.ground = ground;
    this.figures = figures;
    page =
        new PageText("Results on " + ground.name(), "[its data](data/" + ground.name() + ".json)");
  }

  /**
   * Returns the page.
   *
   * @param figures names of the figures that there are
   */
  static String of(GroundResults ground, Set<String> figures) {
    return new GroundPage(ground, figures).write();
  }

  /** Returns the file of a figure, from the folder of the pages. */
  static String figure(String ground, String name) {
    return "figures/" + ground + "-" + name + ".svg";
  }

  private String write() {
    about();
    page.heading("Who is ahead");
    page.paragraph(
        "At each budget every method has spent the same"
            + (ground.training() > 0 ? " compute. " : " number of evaluations. ")
            + "Behind the best stand those that it is not told apart from."
            + tooFew());
    page.table(
        List.of("budget, trainings", "best", "score", "regret", "not told apart from it"),
        0,
        ground.budgets().stream().map(this::leaders).toList());
    show("brief", "who is ahead at one of these budgets, and random search");
    page.heading("On the way");
    show("curves-compute", "regret over training compute");
    show("curves-evaluations", "regret over evaluations");
    table();
    page.heading("Average ranks");
    show("ranks", "average ranks");
    show("pairwise", "each method against each other");
    show("final-regret", "final regrets of the runs");
    sensitivities();
    rankings();
    if (figures.contains("pareto-1")) {
      page.heading("Fronts");
      show("pareto-1", "score against the first cost");
      show("pareto-2", "score against the second cost");
    }
    page.heading("What was not run");
    Map<String, List<String>> byReason = new TreeMap<>();
    ground
        .notRun()
        .forEach(
            (method, reason) ->
                byReason.computeIfAbsent(reason, r -> new ArrayList<>()).add(method));
    page.list(
        byReason.entrySet().stream()
            .map(e -> PageText.codes(e.getValue()) + ": " + PageText.plain(e.getKey()) + ".")
            .toList());
    if (ground.notRun().isEmpty()) {
      page.paragraph("Every method that can search this ground was run.");
    }
    return page.toString();
  }

  private void about() {
    GroundResults.Made made = ground.made();
    page.paragraph(
        "Table "
            + PageText.code(made.table())
            + " (SHA-256 `"
            + made.sha256().substring(0, Math.min(12, made.sha256().length()))
            + "`, "
            + String.format(Locale.ROOT, "%,d", ground.architectures())
            + " architectures) by protocol "
            + PageText.code(made.protocol())
            + " ("
            + PageText.plain(made.source())
            + "). A search sees "
            + PageText.plain(made.signal())
            + "; its answer is scored by "
            + PageText.code(made.columns())
            + ".");
    page.paragraph(
        "Budget of a run: "
            + made.budget()
            + (ground.training() > 0
                ? ", the compute of 500 trainings of a mean architecture, "
                    + Figures.scientific(ground.training())
                    + " multiply-adds each. "
                : ". The table does not know training compute, so each evaluation counts as one"
                    + " training. ")
            + "Up to "
            + PageText.plural(made.seeds(), "run")
            + " of each method, seeds from 0 of master seed "
            + made.masterSeed()
            + ". Made by Reprise "
            + made.version()
            + ", "
            + commits(made.commit())
            + ".");
  }

  /** Returns who has runs, but too few to be compared with the others at every budget. */
  private String tooFew() {
    List<BudgetRanking.BudgetStanding> few =
        ground.budgets().stream()
            .flatMap(budget -> budget.few().stream())
            .filter(
                standing ->
                    ground.budgets().stream()
                        .allMatch(budget -> budget.of(standing.label()).isEmpty()))
            .collect(
                Collectors.toMap(
                    BudgetRanking.BudgetStanding::label,
                    standing -> standing,
                    (first, last) -> last,
                    TreeMap::new))
            .values()
            .stream()
            .toList();
    return few.isEmpty()
        ? ""
        : " Not compared, for it would take more runs to tell them apart: "
            + few.stream()
                .map(s -> ground.called(s.label()) + " (" + PageText.plural(s.runs(), "run") + ")")
                .collect(Collectors.joining(", "))
            + ".";
  }

  /** Returns the commits, each by its first digits, in words. */
  private static String commits(String commits) {
    List<String> each =
        Stream.of(commits.split(" "))
            .map(commit -> commit.substring(0, Math.min(12, commit.length())))
            .toList();
    return (each.size() == 1 ? "commit " : "commits ") + String.join(", ", each);
  }

  private List<String> leaders(BudgetRanking budget) {
    if (budget.standings().isEmpty()) {
      return List.of(Integer.toString(budget.trainings()), "nobody has an answer", "", "", "");
    }
    BudgetRanking.BudgetStanding best = budget.standings().get(0);
    return List.of(
        Integer.toString(budget.trainings()),
        ground.called(best.label()),
        Figures.fixed(best.score(), 2) + " " + Figures.interval(best.low(), best.high(), 2),
        Figures.fixed(best.regret(), 3),
        ground.called(budget.leaders().stream().skip(1).toList()));
  }

  private void table() {
    GroundResults.GroundTable table = ground.table();
    page.heading("Table");
    List<String> head = new ArrayList<>(List.of("", "method"));
    table.headings().forEach(heading -> head.add(PageText.plain(heading)));
    List<List<String>> rows = new ArrayList<>();
    for (List<String> texts : table.rows()) {
      rows.add(cells(Integer.toString(rows.size() + 1), PageText.code(texts.get(0)), texts));
    }
    for (List<String> texts : table.references()) {
      rows.add(cells("", "*" + PageText.plain(texts.get(0)) + "*", texts));
    }
    page.table(head, table.headings().size(), rows);
    if (!ground.toldApart().isEmpty()) {
      page.paragraph(ground.toldApart() + "; p: " + Pairwise.TEST + ".");
    }
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < table.headings().size(); i++) {
      notes.add(PageText.plain(table.headings().get(i) + ": " + table.helps().get(i)) + ".");
    }
    ground.notes().forEach(note -> notes.add(PageText.plain(note)));
    if (!Double.isNaN(ground.regretFloor())) {
      notes.add(
          "Regret floor: "
              + Figures.fixed(ground.regretFloor(), 3)
              + ", that of the architecture that is best by what a search sees; "
              + Board.FLOOR_MEANS
              + ".");
    }
    page.list(notes);
  }

  private static List<String> cells(String place, String name, List<String> texts) {
    List<String> cells = new ArrayList<>(List.of(place, name));
    texts.stream().skip(1).map(PageText::plain).forEach(cells::add);
    return cells;
  }

  private void sensitivities() {
    if (ground.sensitivities().isEmpty()) {
      return;
    }
    page.heading("Published parameters against those of the protocol");
    page.paragraph(
        "The protocol sets parameters that fit its budget and table. The difference is the mean"
            + " score with them less that with the paper's own, over runs of the same seeds.");
    List<List<String>> rows = new ArrayList<>();
    for (GroundResults.Sensitivity s : ground.sensitivities()) {
      rows.add(
          List.of(
              PageText.code(s.method()),
              PageText.plain(s.differing()),
              Figures.fixed(s.difference(), 3) + " " + Figures.interval(s.low(), s.high(), 3),
              Integer.toString(s.pairs()),
              Figures.p(s.p())));
    }
    page.table(
        List.of("method", "published → protocol's", "difference [95 %]", "pairs", "p"), 3, rows);
  }

  private void rankings() {
    if (ground.rankings().isEmpty()) {
      return;
    }
    page.heading("What ranks, and how well");
    show("correlations", "rank correlations");
    List<List<String>> rows = new ArrayList<>();
    for (CorrelationRow row : ground.rankings()) {
      rows.add(
          List.of(
              PageText.plain(row.name()),
              row.kind(),
              String.format(Locale.ROOT, "%,d", row.n()),
              Figures.fixed(row.tau(), 3) + " " + Figures.interval(row.low(), row.high(), 3),
              Double.isNaN(row.tauTop())
                  ? Figures.NONE
                  : Figures.fixed(row.tauTop(), 3) + " of " + row.top(),
              Figures.fixed(row.precision(), 3)));
    }
    page.table(
        List.of("what ranks", "kind", "n", "tau-b [95 %]", "tau-b at the top", "precision at k"),
        4,
        rows);
  }

  private void show(String name, String what) {
    if (figures.contains(name)) {
      page.figure(ground.name() + ": " + what, figure(ground.name(), name));
    }
  }
}
