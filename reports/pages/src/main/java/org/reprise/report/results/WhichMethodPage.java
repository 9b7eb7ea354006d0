package org.reprise.report.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.reprise.report.leaderboard.Figures;
import org.reprise.report.leaderboard.Pairwise;
import org.reprise.report.results.BudgetRanking.BudgetStanding;

/**
 * The page that answers "Which method?": by budget and ground, who is ahead and who is not told
 * apart. Every statement is made here from the data of the grounds, with its evidence.
 */
final class WhichMethodPage {
  /** The file. */
  static final String FILE = "which-method.md";

  /** Of more methods than this, a cell says how many there are. */
  private static final int NAMED = 4;

  private final List<GroundResults> grounds;
  private final PageText page = new PageText("Which method?", "the files in [data](data)");

  private WhichMethodPage(List<GroundResults> grounds) {
    this.grounds = grounds;
  }

  static String of(List<GroundResults> grounds) {
    return new WhichMethodPage(grounds).write();
  }

  private String write() {
    page.paragraph(
        "Who is ahead on average, by ground and by budget in trainings' worth of compute: its mean"
            + " regret (points short of the best architecture there) and how many other methods"
            + " are not told apart from it. **Bold**: better than random search, told apart from"
            + " it. \"Few answers\": its runs all end in a few architectures, whose scores it"
            + " stands for.");
    overview();
    for (int budget : GroundMaker.BUDGETS) {
      page.heading("With " + budget + " trainings' worth of compute");
      page.list(BudgetAnswers.of(grounds, budget));
      page.table(
          List.of(
              "ground",
              "ahead",
              "not told apart from it",
              "random search",
              "better than random search",
              "worse than random search",
              "evidence"),
          0,
          grounds.stream().map(ground -> evidence(ground, ground.at(budget))).toList());
      List<String> remarks = new ArrayList<>();
      fewAnswers(budget, remarks);
      grounds.forEach(ground -> remarks(ground, ground.at(budget), remarks));
      page.list(remarks);
    }
    NoiseSection.write(page, grounds);
    AgainstRandom.write(page, grounds);
    methods();
    page.heading("How this is decided");
    page.list(
        List.of(
            "A training's worth is the training compute of a mean architecture of the ground,"
                + " forward and backward; where a table does not know compute, an evaluation counts"
                + " as one. What untrained networks are scored with is charged likewise, and costs"
                + " nothing where compute is not known.",
            "A method is run once for each seed, with the budget of 500 trainings, and looked at on"
                + " the way. One that would choose other parameters for a smaller budget is not"
                + " given them.",
            "Told apart: "
                + Pairwise.TEST
                + ", at each budget anew. Not told apart is not equal: with more runs more are told"
                + " apart. A method of so few runs that it could not be told apart from any is not"
                + " compared.",
            "Among the best: ahead, or not told apart from the one that is.",
            "Scores are means over runs, with 95 % bootstrap intervals.",
            "\"As published\": with the parameters of the method's paper, where the protocol of the"
                + " ground sets others.",
            "The method's own time is processor time of a whole run, training aside; it was taken"
                + " on a machine that had other work."));
    return page.toString();
  }

  private void overview() {
    List<String> head = new ArrayList<>(List.of("ground"));
    GroundMaker.BUDGETS.forEach(budget -> head.add(budget + " trainings"));
    List<List<String>> rows = new ArrayList<>();
    for (GroundResults ground : grounds) {
      List<String> row =
          new ArrayList<>(List.of("[" + ground.name() + "](" + ground.name() + ".md)"));
      GroundMaker.BUDGETS.forEach(budget -> row.add(brief(ground, ground.at(budget))));
      rows.add(row);
    }
    page.table(head, 0, rows);
  }

  private static String brief(GroundResults ground, BudgetRanking ranking) {
    if (ranking.standings().isEmpty()) {
      return "nobody has an answer";
    }
    BudgetStanding best = ranking.standings().get(0);
    String name = ground.called(best.label());
    int others = ranking.leaders().size() - 1;
    return (best.beatsRandom() ? "**" + name + "**" : name)
        + ", "
        + Figures.fixed(best.regret(), 2)
        + (others == 0 ? "" : " (and " + PageText.plural(others, "other") + ")")
        + (best.isOfFewAnswers() ? ", few answers" : "");
  }

  private static List<String> evidence(GroundResults ground, BudgetRanking ranking) {
    String own = "[" + ground.name() + "](" + ground.name() + ".md)";
    if (ranking.standings().isEmpty()) {
      return List.of(own, "no method has an answer by then", "", "", "", "", "");
    }
    BudgetStanding best = ranking.standings().get(0);
    return List.of(
        own,
        ground.called(best.label())
            + ": "
            + score(best)
            + "; regret "
            + Figures.fixed(best.regret(), 3)
            + "; "
            + PageText.plural(best.runs(), "run")
            + "; own time "
            + ground
                .method(best.label())
                .map(method -> Figures.seconds(method.overhead()))
                .orElse(Figures.NONE),
        others(ground, ranking),
        ranking.of(BudgetRanking.CONTROL).map(WhichMethodPage::score).orElse("not run"),
        ground.called(ranking.standings().stream().filter(BudgetStanding::beatsRandom).toList()),
        ground.called(ranking.standings().stream().filter(BudgetStanding::losesToRandom).toList()),
        "[curves]("
            + GroundPage.figure(
                ground.name(),
                ground.board().curves().containsKey("compute")
                    ? "curves-compute"
                    : "curves-evaluations")
            + "), [table]("
            + ground.name()
            + ".md#table)");
  }

  private static String others(GroundResults ground, BudgetRanking ranking) {
    List<BudgetStanding> others = ranking.leaders().stream().skip(1).toList();
    if (others.size() <= NAMED) {
      return ground.called(others);
    }
    boolean random = others.stream().anyMatch(o -> o.label().equals(BudgetRanking.CONTROL));
    return "["
        + others.size()
        + " of "
        + (ranking.standings().size() - 1)
        + "]("
        + ground.name()
        + ".md#who-is-ahead)"
        + (random ? ", random search among them" : ", random search not among them");
  }

  /** Names who is ahead by runs that all end in a few architectures. */
  private void fewAnswers(int budget, List<String> remarks) {
    List<String> few = new ArrayList<>();
    for (GroundResults ground : grounds) {
      ground.at(budget).standings().stream()
          .limit(1)
          .filter(BudgetStanding::isOfFewAnswers)
          .forEach(
              best ->
                  few.add(
                      ground.called(best.label())
                          + " on "
                          + ground.name()
                          + " ("
                          + PageText.plural(best.answers(), "architecture")
                          + ")"));
    }
    if (!few.isEmpty()) {
      remarks.add(
          "Ahead by few answers: "
              + BudgetAnswers.and(few)
              + ". Interval and comparisons say how these architectures stand in this table, not"
              + " how the method would do where the noise falls otherwise.");
    }
  }

  private static void remarks(GroundResults ground, BudgetRanking ranking, List<String> remarks) {
    String on = "On " + ground.name() + " ";
    if (!ranking.silent().isEmpty()) {
      remarks.add(on + "still without an answer: " + PageText.codes(ranking.silent()) + ".");
    }
    if (!ranking.few().isEmpty()) {
      remarks.add(
          on
              + "too few runs to be compared: "
              + ranking.few().stream()
                  .map(few -> ground.called(few.label()) + ", " + few.runs() + ": " + score(few))
                  .collect(Collectors.joining("; "))
              + ".");
    }
  }

  private static String score(BudgetStanding standing) {
    return Figures.fixed(standing.score(), 2)
        + " "
        + Figures.interval(standing.low(), standing.high(), 2);
  }

  /** What each method does, and where it comes from. */
  private void methods() {
    Map<String, GroundResults.MethodLine> byName = new TreeMap<>();
    grounds.forEach(ground -> ground.methods().forEach(m -> byName.putIfAbsent(m.name(), m)));
    page.heading("The methods");
    page.table(
        List.of("method", "what it does", "from"),
        0,
        byName.values().stream()
            .map(
                method ->
                    List.of(
                        PageText.code(method.name()),
                        PageText.plain(method.what()),
                        PageText.plain(method.citation())
                            + (method.paper() == 0
                                ? ""
                                : " ([what became of its claims]("
                                    + PapersPage.FILE
                                    + "#paper-"
                                    + method.paper()
                                    + "))")))
            .toList());
  }
}
