package org.reprise.report.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.reprise.report.results.BudgetRanking.BudgetStanding;

/** What to take with a budget, in sentences over all grounds. */
final class BudgetAnswers {
  /** Of more methods than this, the first are named. */
  private static final int NAMED = 5;

  private BudgetAnswers() {}

  /** How a method fares over the grounds at one budget. */
  private static final class Tally {
    private int compared;
    private int best;
    private int better;
    private double lead;

    private boolean alwaysBest() {
      return best == compared;
    }

    private double meanLead() {
      return lead / compared;
    }
  }

  /** Returns the sentences; none where no ground has an answer by then. */
  static List<String> of(List<GroundResults> grounds, int budget) {
    List<String> sentences = new ArrayList<>();
    everywhere(grounds, budget).ifPresent(sentences::add);
    Map<String, List<String>> better = new LinkedHashMap<>();
    List<String> none = new ArrayList<>();
    for (GroundResults ground : grounds) {
      BudgetRanking ranking = ground.at(budget);
      if (ranking.of(BudgetRanking.CONTROL).isEmpty()) {
        continue;
      }
      List<BudgetStanding> ahead =
          ranking.standings().stream().filter(BudgetStanding::beatsRandom).toList();
      if (ahead.isEmpty()) {
        none.add(ground.name());
      } else {
        better
            .computeIfAbsent(called(ground, ahead), names -> new ArrayList<>())
            .add(ground.name());
      }
    }
    if (!none.isEmpty()) {
      sentences.add("On " + and(none) + " no method is shown to be better than random search.");
    }
    better.forEach(
        (names, where) ->
            sentences.add("On " + and(where) + " these are shown to be better: " + names + "."));
    return sentences;
  }

  /** Returns the first methods by name, and how many more there are. */
  private static String called(GroundResults ground, List<BudgetStanding> standings) {
    int more = standings.size() - NAMED;
    return more <= 0
        ? ground.called(standings)
        : ground.called(standings.subList(0, NAMED)) + " and " + more + " more";
  }

  /**
   * Returns who is among the best on every ground that it searched, on at least half of all and
   * somewhere told apart from random search, with what it gains.
   */
  private static Optional<String> everywhere(List<GroundResults> grounds, int budget) {
    Map<String, Tally> records = new TreeMap<>();
    for (GroundResults ground : grounds) {
      BudgetRanking ranking = ground.at(budget);
      ranking
          .of(BudgetRanking.CONTROL)
          .ifPresent(
              random -> {
                for (BudgetStanding standing : ranking.standings()) {
                  Tally tally =
                      records.computeIfAbsent(ground.called(standing.label()), name -> new Tally());
                  tally.compared++;
                  tally.best += standing.isAmongBest() ? 1 : 0;
                  tally.better += standing.beatsRandom() ? 1 : 0;
                  tally.lead += random.regret() - standing.regret();
                }
              });
    }
    int many = (grounds.size() + 1) / 2;
    List<Map.Entry<String, Tally>> always =
        records.entrySet().stream()
            .filter(entry -> entry.getValue().compared >= many)
            .filter(entry -> entry.getValue().better > 0 && entry.getValue().alwaysBest())
            .sorted(
                Comparator.comparingDouble(
                        (Map.Entry<String, Tally> entry) ->
                            -(double) entry.getValue().better / entry.getValue().compared)
                    .thenComparing(entry -> -entry.getValue().meanLead())
                    .thenComparing(Map.Entry::getKey))
            .toList();
    return always.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Among the best on every ground that it searched: "
                + always.stream()
                    .map(
                        entry ->
                            entry.getKey()
                                + " ("
                                + PageText.plural(entry.getValue().compared, "ground")
                                + "; against random search "
                                + PageText.signed(entry.getValue().meanLead(), 2)
                                + " points on average, told apart on "
                                + entry.getValue().better
                                + ")")
                    .collect(Collectors.joining(", "))
                + ".");
  }

  /** Returns words as an enumeration. */
  static String and(List<String> words) {
    return words.size() < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, words.size() - 1))
            + " and "
            + words.get(words.size() - 1);
  }
}
