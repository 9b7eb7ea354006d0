package org.reprise.report.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.reprise.report.leaderboard.Figures;
import org.reprise.report.results.BudgetRanking.BudgetStanding;

/** What pays and what never does: each method against random search at the same compute. */
final class AgainstRandom {
  private AgainstRandom() {}

  /** One method over all grounds. */
  private static final class Tally {
    private final Map<Integer, int[]> byBudget = new TreeMap<>();
    private final List<String> worse = new ArrayList<>();
    private double least = Double.POSITIVE_INFINITY;
    private double most;

    /** Adds one comparison. */
    private void add(GroundResults ground, int budget, BudgetStanding standing) {
      int[] counts = byBudget.computeIfAbsent(budget, b -> new int[3]);
      counts[0]++;
      counts[1] += standing.beatsRandom() ? 1 : 0;
      if (standing.losesToRandom()) {
        counts[2]++;
        worse.add(ground.name() + " at " + budget);
      }
      ground
          .method(standing.label())
          .map(GroundResults.MethodLine::overhead)
          .filter(seconds -> !Double.isNaN(seconds))
          .ifPresent(
              seconds -> {
                least = Math.min(least, seconds);
                most = Math.max(most, seconds);
              });
    }

    private int sum(int which) {
      return byBudget.values().stream().mapToInt(counts -> counts[which]).sum();
    }

    private double share() {
      return (double) sum(1) / sum(0);
    }

    private String cell(int budget) {
      int[] counts = byBudget.get(budget);
      return counts == null
          ? Figures.NONE
          : counts[1] + " of " + counts[0] + (counts[2] == 0 ? "" : ", worse on " + counts[2]);
    }

    private String seconds() {
      if (least > most) {
        return Figures.NONE;
      }
      String from = Figures.seconds(least);
      String to = Figures.seconds(most);
      return from.equals(to) ? from : from + " to " + to;
    }
  }

  static void write(PageText page, List<GroundResults> grounds) {
    Map<String, Tally> tallies = new TreeMap<>();
    for (GroundResults ground : grounds) {
      for (int budget : GroundMaker.BUDGETS) {
        for (BudgetStanding standing : ground.at(budget).standings()) {
          if (!Double.isNaN(standing.againstRandom())) {
            tallies
                .computeIfAbsent(ground.called(standing.label()), name -> new Tally())
                .add(ground, budget, standing);
          }
        }
      }
    }
    if (tallies.isEmpty()) {
      return;
    }
    page.heading("What pays, and what never does");
    page.paragraph(
        "On how many grounds a method is better than random search at the same compute, told apart"
            + " from it, by budget in trainings; and its own processor time for a whole run,"
            + " training aside. What counts is the score alone: a method that looks after costs"
            + " as well is judged by its front, on the page of each ground.");
    List<String> head = new ArrayList<>(List.of("method"));
    GroundMaker.BUDGETS.forEach(budget -> head.add(Integer.toString(budget)));
    head.add("own time");
    List<Map.Entry<String, Tally>> order =
        tallies.entrySet().stream()
            .sorted(
                Comparator.comparingDouble(
                        (Map.Entry<String, Tally> entry) -> -entry.getValue().share())
                    .thenComparing(entry -> entry.getValue().sum(2))
                    .thenComparing(Map.Entry::getKey))
            .toList();
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<String, Tally> entry : order) {
      List<String> row = new ArrayList<>(List.of(entry.getKey()));
      GroundMaker.BUDGETS.forEach(budget -> row.add(entry.getValue().cell(budget)));
      row.add(entry.getValue().seconds());
      rows.add(row);
    }
    page.table(head, 0, rows);
    never(page, order);
  }

  private static void never(PageText page, List<Map.Entry<String, Tally>> order) {
    List<String> items = new ArrayList<>();
    for (Map.Entry<String, Tally> entry : order) {
      Tally tally = entry.getValue();
      if (tally.sum(1) == 0) {
        items.add(
            entry.getKey()
                + ", in "
                + PageText.plural(tally.sum(0), "comparison")
                + (tally.worse.isEmpty()
                    ? "; nowhere worse."
                    : "; worse on " + BudgetAnswers.and(tally.worse) + "."));
      }
    }
    page.paragraph(
        items.isEmpty()
            ? "Each of them pays somewhere."
            : "Never shown to be better than random search, at no budget and on no ground:");
    page.list(items);
  }
}
