package org.reprise.report.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
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

  private static final String NOISY = "-random-seed";

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
        "By budget, in trainings' worth of compute, and by ground: the method that is ahead on"
            + " average, its mean regret (what it is short of the best architecture there), and how"
            + " many others are not told apart from it. \"Few answers\": its runs all end in a few"
            + " architectures, whose scores it stands for. Below, each budget with its evidence.");
    overview();
    firstChoice();
    for (int budget : GroundMaker.BUDGETS) {
      page.heading("With " + budget + " trainings' worth of compute");
      grounds.forEach(ground -> budget(ground, ground.at(budget)));
    }
    noise();
    neverPays();
    page.heading("How this is decided");
    page.list(
        List.of(
            "A training's worth is the training compute of a mean architecture of the ground,"
                + " forward and backward; where a table does not know compute, an evaluation counts"
                + " as one.",
            "A method is run once for each seed, with the budget of 500 trainings, and looked at on"
                + " the way. One that would choose other parameters for a smaller budget is not"
                + " given them.",
            "Told apart: "
                + Pairwise.TEST
                + ", at each budget anew. Not told apart is not equal: with more runs more are told"
                + " apart.",
            "Intervals are 95 % bootstraps of the mean over runs.",
            "The method's own time is processor time of a whole run, training aside; it was taken"
                + " on a machine that had other work."));
    return page.toString();
  }

  private void overview() {
    List<String> head = new ArrayList<>(List.of("trainings"));
    grounds.forEach(ground -> head.add("[" + ground.name() + "](" + ground.name() + ".md)"));
    List<List<String>> rows = new ArrayList<>();
    for (int budget : GroundMaker.BUDGETS) {
      List<String> row = new ArrayList<>(List.of("**" + budget + "**"));
      grounds.forEach(ground -> row.add(brief(ground.at(budget))));
      rows.add(row);
    }
    page.table(head, 0, rows);
  }

  private static String brief(BudgetRanking ranking) {
    if (ranking.standings().isEmpty()) {
      return "nobody has an answer";
    }
    int others = ranking.leaders().size() - 1;
    return PageText.code(ranking.standings().get(0).label())
        + ", "
        + Figures.fixed(ranking.standings().get(0).regret(), 2)
        + (others == 0 ? "" : " (and " + others + (others == 1 ? " other)" : " others)"))
        + (ranking.standings().get(0).isOfFewAnswers() ? ", few answers" : "");
  }

  /** Who is among the best most often, at each budget. */
  private void firstChoice() {
    page.heading("One method for all grounds");
    List<String> items = new ArrayList<>();
    for (int budget : GroundMaker.BUDGETS) {
      Map<String, Integer> counts = new TreeMap<>();
      Map<String, Double> places = new TreeMap<>();
      for (GroundResults ground : grounds) {
        BudgetRanking ranking = ground.at(budget);
        ranking.leaders().forEach(leader -> counts.merge(leader.label(), 1, Integer::sum));
        for (int i = 0; i < ranking.standings().size(); i++) {
          places.merge(ranking.standings().get(i).label(), (double) i, Double::sum);
        }
      }
      int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
      List<String> best =
          counts.entrySet().stream()
              .filter(entry -> entry.getValue() == most)
              .map(Map.Entry::getKey)
              .sorted(
                  Comparator.comparingDouble(label -> places.getOrDefault(label, Double.MAX_VALUE)))
              .toList();
      if (!best.isEmpty()) {
        items.add(
            "With **"
                + budget
                + "** trainings: "
                + PageText.codes(best)
                + (best.size() == 1 ? " is" : " are")
                + " among the best on "
                + most
                + " of "
                + PageText.plural(grounds.size(), "ground")
                + (best.size() == 1 ? "." : ", the first in the best places."));
      }
    }
    page.list(items);
  }

  private void budget(GroundResults ground, BudgetRanking ranking) {
    page.subheading("On " + ground.name());
    if (ranking.standings().isEmpty()) {
      page.paragraph("No method has an answer by then.");
      return;
    }
    BudgetStanding best = ranking.standings().get(0);
    List<String> items = new ArrayList<>();
    items.add(
        PageText.code(best.label())
            + " is ahead: "
            + score(best)
            + "; regret "
            + Figures.fixed(best.regret(), 3)
            + "; "
            + PageText.plural(best.runs(), "run")
            + "; own time "
            + own(ground, best.label())
            + "."
            + fewAnswers(best));
    List<BudgetStanding> others = ranking.leaders().stream().skip(1).toList();
    items.add(
        others.isEmpty()
            ? "It is told apart from every other method."
            : "Not told apart from it: "
                + others.stream()
                    .map(o -> PageText.code(o.label()) + " (" + score(o) + ")")
                    .collect(Collectors.joining(", "))
                + ".");
    ranking
        .of(BudgetRanking.CONTROL)
        .ifPresent(
            random -> {
              items.add("`random-search` is at " + score(random) + ".");
              items.add(named("Better than it, told apart", ranking, BudgetStanding::beatsRandom));
              items.add(named("Worse than it, told apart", ranking, BudgetStanding::losesToRandom));
            });
    if (!ranking.silent().isEmpty()) {
      items.add("Still without an answer: " + PageText.codes(ranking.silent()) + ".");
    }
    String figure =
        ground.board().curves().containsKey("compute") ? "curves-compute" : "curves-evaluations";
    items.add(
        "Evidence: [curves]("
            + GroundPage.figure(ground.name(), figure)
            + "), [table and runs]("
            + ground.name()
            + ".md#table), table SHA-256 `"
            + ground.made().sha256().substring(0, Math.min(12, ground.made().sha256().length()))
            + "`.");
    page.list(items);
  }

  private static String fewAnswers(BudgetStanding standing) {
    return standing.isOfFewAnswers()
        ? " Its runs end in "
            + PageText.plural(standing.answers(), "different architecture")
            + ", so its interval and the comparisons with it say how those stand in this table, not"
            + " how the method would do where the noise falls otherwise."
        : "";
  }

  private static String named(String what, BudgetRanking ranking, Predicate<BudgetStanding> which) {
    List<String> labels =
        ranking.standings().stream().filter(which).map(BudgetStanding::label).toList();
    return what + ": " + (labels.isEmpty() ? "none" : PageText.codes(labels)) + ".";
  }

  private static String score(BudgetStanding standing) {
    return Figures.fixed(standing.score(), 2)
        + " "
        + PageText.interval(standing.low(), standing.high(), 2);
  }

  private static String own(GroundResults ground, String label) {
    return ground.methods().stream()
        .filter(method -> method.label().equals(label))
        .map(method -> Figures.seconds(method.overhead()))
        .findFirst()
        .orElse(Figures.NONE);
  }

  /** What noise leaves over, and what changes where each look at an architecture differs. */
  private void noise() {
    page.heading("What changes with noise");
    List<String> items = new ArrayList<>();
    for (GroundResults ground : grounds) {
      BudgetRanking last = ground.at(GroundMaker.BUDGETS.get(GroundMaker.BUDGETS.size() - 1));
      if (Double.isNaN(ground.regretFloor()) || last.standings().isEmpty()) {
        continue;
      }
      BudgetStanding best = last.standings().get(0);
      items.add(
          "On "
              + ground.name()
              + " the architecture that is best by what a search sees has a regret of "
              + Figures.fixed(ground.regretFloor(), 3)
              + "; the best after "
              + last.trainings()
              + " trainings, "
              + PageText.code(best.label())
              + ", is at "
              + Figures.fixed(best.regret(), 3)
              + (best.regret() <= ground.regretFloor() + 0.05
                  ? ": more search buys nothing there, better measurement would."
                  : ": of that, "
                      + Figures.fixed(best.regret() - ground.regretFloor(), 3)
                      + " is left for search."));
    }
    for (GroundResults noisy : grounds) {
      for (GroundResults plain : grounds) {
        if (noisy.name().equals(plain.name() + NOISY)) {
          GroundMaker.BUDGETS.forEach(budget -> items.add(change(plain, noisy, budget)));
        }
      }
    }
    page.list(items);
  }

  private static String change(GroundResults plain, GroundResults noisy, int budget) {
    Set<String> before = labels(plain.at(budget).leaders());
    Set<String> after = labels(noisy.at(budget).leaders());
    Set<String> gone = new TreeSet<>(before);
    gone.removeAll(after);
    Set<String> come = new TreeSet<>(after);
    come.removeAll(before);
    return "With "
        + budget
        + " trainings, where each evaluation draws one of the trainings of its architecture ("
        + noisy.name()
        + "): "
        + (gone.isEmpty() && come.isEmpty()
            ? "the same methods are among the best."
            : "no longer among the best: "
                + (gone.isEmpty() ? "none" : PageText.codes(List.copyOf(gone)))
                + "; newly among them: "
                + (come.isEmpty() ? "none" : PageText.codes(List.copyOf(come)))
                + ".");
  }

  private static Set<String> labels(List<BudgetStanding> standings) {
    return standings.stream()
        .map(BudgetStanding::label)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Methods that are never better than random search, told apart, anywhere. */
  private void neverPays() {
    page.heading("What never pays");
    Map<String, List<String>> worse = new LinkedHashMap<>();
    Map<String, Integer> compared = new TreeMap<>();
    Set<String> better = new TreeSet<>();
    for (GroundResults ground : grounds) {
      for (int budget : GroundMaker.BUDGETS) {
        for (BudgetStanding standing : ground.at(budget).standings()) {
          String label = standing.label();
          if (!Double.isNaN(standing.againstRandom())) {
            compared.merge(label, 1, Integer::sum);
          }
          if (standing.beatsRandom()) {
            better.add(label);
          }
          if (standing.losesToRandom()) {
            worse
                .computeIfAbsent(label, l -> new ArrayList<>())
                .add(ground.name() + " at " + budget);
          }
        }
      }
    }
    page.paragraph(
        "Methods that at no budget and on no ground here are shown to be better than random search"
            + " at the same compute (told apart from it), with the number of comparisons:");
    List<String> items = new ArrayList<>();
    for (String label : compared.keySet()) {
      if (!better.contains(label)) {
        List<String> places = worse.getOrDefault(label, List.of());
        items.add(
            PageText.code(label)
                + ", in "
                + PageText.plural(compared.get(label), "comparison")
                + (places.isEmpty()
                    ? "; nowhere worse."
                    : "; worse on " + String.join(", ", places) + "."));
      }
    }
    page.list(items.isEmpty() ? List.of("None: each is better somewhere.") : items);
  }
}
