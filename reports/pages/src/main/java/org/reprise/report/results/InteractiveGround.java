package org.reprise.report.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.reprise.report.leaderboard.Figures;
import org.reprise.report.page.InteractivePage;

/** A ground's data as the interactive page wants them. */
final class InteractiveGround {
  private InteractiveGround() {}

  static InteractivePage.Ground of(GroundResults ground) {
    return new InteractivePage.Ground(
        ground.name(),
        ground.name() + ".md",
        facts(ground),
        ground.budgets().stream()
            .filter(budget -> !budget.standings().isEmpty())
            .map(InteractiveGround::answer)
            .toList(),
        ground.table().headings(),
        ground.table().helps(),
        ground.table().rows(),
        ground.table().references(),
        ground.rankings(),
        ground.board());
  }

  private static Map<String, String> facts(GroundResults ground) {
    GroundResults.Made made = ground.made();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("table", made.table() + ", SHA-256 " + made.sha256());
    facts.put("the search sees", made.signal());
    facts.put("the score is", made.columns());
    facts.put(
        "architectures",
        String.format(Locale.ROOT, "%,d of %s", ground.architectures(), ground.space()));
    facts.put("budget of a run", made.budget());
    facts.put("runs of a method", "at most " + made.seeds());
    if (!Double.isNaN(ground.regretFloor())) {
      facts.put(
          "regret floor",
          Figures.fixed(ground.regretFloor(), 3) + ", of what is best by what a search sees");
    }
    return facts;
  }

  private static InteractivePage.Answer answer(BudgetRanking budget) {
    BudgetRanking.BudgetStanding best = budget.standings().get(0);
    List<String> leaders =
        budget.leaders().stream().map(BudgetRanking.BudgetStanding::label).toList();
    return new InteractivePage.Answer(
        budget.trainings(),
        leaders,
        Figures.fixed(best.score(), 2) + " " + Figures.interval(best.low(), best.high(), 2),
        best.regret());
  }
}
