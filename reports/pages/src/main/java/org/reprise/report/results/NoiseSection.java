package org.reprise.report.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.reprise.report.leaderboard.Figures;
import org.reprise.report.results.BudgetRanking.BudgetStanding;
import org.reprise.search.statistics.RankCorrelation;

/** What noise leaves over, and what changes where each look at an architecture differs. */
final class NoiseSection {
  /** Ends the name of a ground on which each evaluation draws one of several trainings. */
  private static final String NOISY = "-random-seed";

  /** Regret that rounds to none. */
  private static final double NOTHING = 0.005;

  /** Regret that more search is not worth. */
  private static final double LITTLE = 0.05;

  private static final int FEW_TRAININGS = 50;
  private static final int LAST = GroundMaker.BUDGETS.get(GroundMaker.BUDGETS.size() - 1);

  private NoiseSection() {}

  /** A method on a ground by one training, and where each evaluation draws one. */
  private record Change(
      String name,
      BudgetStanding plain,
      double lead,
      int place,
      BudgetStanding drawn,
      double drawnLead,
      int drawnPlace) {
    private double gain() {
      return drawnLead - lead;
    }
  }

  static void write(PageText page, List<GroundResults> grounds) {
    page.heading("What changes with noise");
    floors(page, grounds);
    for (GroundResults drawn : grounds) {
      for (GroundResults plain : grounds) {
        if (drawn.name().equals(plain.name() + NOISY)) {
          compare(page, plain, drawn);
        }
      }
    }
  }

  /** Returns what changes at a budget, in a sentence for each pair of grounds. */
  static List<String> sentences(List<GroundResults> grounds, int budget) {
    List<String> sentences = new ArrayList<>();
    for (GroundResults drawn : grounds) {
      for (GroundResults plain : grounds) {
        if (drawn.name().equals(plain.name() + NOISY)) {
          sentences.addAll(most(plain, drawn, budget));
        }
      }
    }
    return sentences;
  }

  private static void floors(PageText page, List<GroundResults> grounds) {
    List<List<String>> rows = new ArrayList<>();
    for (GroundResults ground : grounds) {
      BudgetRanking last = ground.at(LAST);
      if (Double.isNaN(ground.regretFloor()) || last.standings().isEmpty()) {
        continue;
      }
      BudgetStanding best = last.standings().get(0);
      rows.add(
          List.of(
              "[" + ground.name() + "](" + ground.name() + ".md)",
              Figures.fixed(ground.regretFloor(), 3),
              Figures.fixed(best.regret(), 3) + ", " + ground.called(best.label()),
              left(best.regret(), ground.regretFloor())));
    }
    if (!rows.isEmpty()) {
      page.paragraph(
          "A search cannot tell what its measurements do not show: where they are noisy, the"
              + " architecture that is best by what it sees is not the best one."
              + exact(grounds));
      page.table(
          List.of(
              "ground",
              "regret of the best by what a search sees",
              "regret of the best method after " + LAST + " trainings",
              "what is left to gain"),
          0,
          rows);
    }
  }

  /** Names the grounds on which there is nothing that a search does not see. */
  private static String exact(List<GroundResults> grounds) {
    List<String> exact =
        grounds.stream()
            .filter(ground -> ground.regretFloor() < NOTHING)
            .map(GroundResults::name)
            .toList();
    return exact.isEmpty()
        ? ""
        : " On " + BudgetAnswers.and(exact) + " it is: there only the search itself is tried.";
  }

  private static String left(double regret, double floor) {
    if (regret < NOTHING) {
      return "nothing: the best architecture is found";
    }
    if (regret <= floor + LITTLE) {
      return "nothing by more search; " + Figures.fixed(regret, 3) + " by better measurement";
    }
    return Figures.fixed(regret - floor, 3)
        + " by more search"
        + (floor < NOTHING ? "" : "; " + Figures.fixed(floor, 3) + " by better measurement");
  }

  private static void compare(PageText page, GroundResults plain, GroundResults drawn) {
    page.subheading(plain.name() + " where each evaluation draws one of the trainings");
    page.paragraph(
        "On ["
            + plain.name()
            + "]("
            + plain.name()
            + ".md) a search sees one training of an architecture, always the same; on ["
            + drawn.name()
            + "]("
            + drawn.name()
            + ".md) each evaluation draws one of its trainings, so that to look again is to see"
            + " something else."
            + (plain.made().columns().equals(drawn.made().columns())
                ? ""
                : " The scores are not the same ("
                    + PageText.code(plain.made().columns())
                    + " and "
                    + PageText.code(drawn.made().columns())
                    + "), so what is compared is the lead over random search, and the place among"
                    + " the methods that ran on both. **Bold**: told apart from random search."));
    List<List<Change>> changes =
        List.of(changes(plain, drawn, FEW_TRAININGS), changes(plain, drawn, LAST));
    List<List<String>> rows = new ArrayList<>();
    for (Change last : changes.get(1)) {
      List<String> row = new ArrayList<>(List.of(last.name()));
      for (List<Change> at : changes) {
        row.addAll(
            at.stream()
                .filter(change -> change.name().equals(last.name()))
                .findFirst()
                .map(NoiseSection::cells)
                .orElse(List.of(Figures.NONE, Figures.NONE)));
      }
      rows.add(row);
    }
    page.table(
        List.of(
            "method",
            FEW_TRAININGS + " trainings, one seed",
            FEW_TRAININGS + ", drawn",
            LAST + " trainings, one seed",
            LAST + ", drawn"),
        0,
        rows);
    List<String> items = new ArrayList<>();
    for (int budget : List.of(FEW_TRAININGS, LAST)) {
      items.addAll(most(plain, drawn, budget));
    }
    page.list(items);
  }

  private static List<String> cells(Change change) {
    return List.of(
        cell(change.plain(), change.lead(), change.place()),
        cell(change.drawn(), change.drawnLead(), change.drawnPlace()));
  }

  private static String cell(BudgetStanding standing, double lead, int place) {
    String text = PageText.signed(lead, 2);
    boolean apart = standing.beatsRandom() || standing.losesToRandom();
    return (apart ? "**" + text + "**" : text) + ", place " + place;
  }

  /** Returns the methods that ran on both, in the order of the ground that draws. */
  private static List<Change> changes(GroundResults plain, GroundResults drawn, int budget) {
    BudgetRanking one = plain.at(budget);
    BudgetRanking other = drawn.at(budget);
    if (one.of(BudgetRanking.CONTROL).isEmpty() || other.of(BudgetRanking.CONTROL).isEmpty()) {
      return List.of();
    }
    List<String> before = both(one, other);
    List<String> after = both(other, one);
    return after.stream()
        .map(
            label -> {
              BudgetStanding was = one.of(label).orElseThrow();
              BudgetStanding is = other.of(label).orElseThrow();
              return new Change(
                  plain.called(label),
                  was,
                  lead(one, was),
                  before.indexOf(label) + 1,
                  is,
                  lead(other, is),
                  after.indexOf(label) + 1);
            })
        .toList();
  }

  private static List<String> both(BudgetRanking ranking, BudgetRanking other) {
    return ranking.standings().stream()
        .map(BudgetStanding::label)
        .filter(label -> other.of(label).isPresent())
        .toList();
  }

  private static double lead(BudgetRanking ranking, BudgetStanding standing) {
    return ranking.of(BudgetRanking.CONTROL).orElseThrow().regret() - standing.regret();
  }

  /** Returns who gains and who loses most, and whether the order is another. */
  private static List<String> most(GroundResults plain, GroundResults drawn, int budget) {
    List<Change> changes = changes(plain, drawn, budget);
    if (changes.size() < 3) {
      return List.of();
    }
    List<Change> byGain =
        changes.stream().sorted(Comparator.comparingDouble(Change::gain)).toList();
    Change most = byGain.get(byGain.size() - 1);
    Change least = byGain.get(0);
    double tau =
        RankCorrelation.kendallTauB(
            changes.stream().mapToDouble(Change::lead).toArray(),
            changes.stream().mapToDouble(Change::drawnLead).toArray());
    return List.of(
        "Where each evaluation draws a training ("
            + drawn.name()
            + "), with "
            + budget
            + " trainings, the order of "
            + changes.size()
            + " methods agrees with that by one training with tau-b "
            + Figures.fixed(tau, 2)
            + (most.gain() > 0 ? "; " + words(most) + " gains most" : "")
            + (least.gain() < 0 ? "; " + words(least) + " loses most" : "")
            + ".");
  }

  /** For instance {@code `pnas` (−0.64 to +0.51 against random search, place 14 to 1)}. */
  private static String words(Change change) {
    return change.name()
        + " ("
        + PageText.signed(change.lead(), 2)
        + " to "
        + PageText.signed(change.drawnLead(), 2)
        + " against random search, place "
        + change.place()
        + " to "
        + change.drawnPlace()
        + (change.plain().isOfFewAnswers()
            ? "; its runs by one training end in "
                + PageText.plural(change.plain().answers(), "different architecture")
                + ", those where trainings are drawn in "
                + change.drawn().answers()
            : "")
        + ")";
  }
}
