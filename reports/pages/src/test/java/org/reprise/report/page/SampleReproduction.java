package org.reprise.report.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.claim.Measurement;
import org.reprise.reproduction.claim.Confidence;
import org.reprise.reproduction.claim.Ground;
import org.reprise.reproduction.claim.Known;
import org.reprise.reproduction.claim.Outcome;
import org.reprise.reproduction.claim.ReproductionReport;
import org.reprise.reproduction.claim.Rule;
import org.reprise.reproduction.claim.Target;
import org.reprise.reproduction.claim.Verdict;

/** Made-up outcomes of every kind, for tests of the page. */
final class SampleReproduction {
  static final String EVIL = "</script><script>alert(1)</script>";

  private SampleReproduction() {}

  static ReproductionReport report() {
    Known known =
        new Known(Verdict.NOT_REPRODUCED, 93.40, "2026-11-01", "half of the paper's epochs", null);
    List<Outcome> outcomes = new ArrayList<>();
    outcomes.add(measured("evolution", "good", null, 93.75, 0.36));
    outcomes.add(measured("evolution", "near", null, 93.55, 0.36));
    outcomes.add(measured("evolution", "missed-as-known", known, 93.41, 0.36));
    outcomes.add(measured("search", "missed-anew", null, 93.20, 0.36));
    outcomes.add(Outcome.notRun(target("search", "absent", null), "no table of " + EVIL));
    return ReproductionReport.of(outcomes, true, List.of("reprise", "reproduce", "--full"));
  }

  private static Outcome measured(
      String method, String name, @Nullable Known known, double value, double spread) {
    Target target = target(method, name, known);
    Measurement measured = new Measurement(value, spread, 500, "");
    Rule.Judgement judgement = target.rule().judge(measured, 93.70, 500);
    return new Outcome(target, judgement.verdict(), judgement.reason(), measured, 500, 1.5);
  }

  private static Target target(String method, String name, @Nullable Known known) {
    return new Target(
        method + "/" + name,
        method,
        "Author and Other, A Paper of " + method + ", 2020",
        "Table 5",
        "mean test accuracy, " + name,
        "% accuracy",
        new Target.Value(93.70, 0.36, Confidence.CONFIRMED, null),
        null,
        new Target.Row("nasbench201-12000s", method, "cifar10/test", null),
        null,
        null,
        new Rule(0.10, null),
        new Target.Runs(500, 60),
        List.of("One seed where the paper has three."),
        known,
        Ground.PAPER);
  }
}
