package org.reprise.report.facts;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.reprise.report.facts.TableFacts.Best;
import org.reprise.report.facts.TableFacts.Front;
import org.reprise.report.facts.TableFacts.Place;
import org.reprise.report.facts.TableFacts.Spread;
import org.reprise.report.landscape.ColumnWords;

/** The facts as a part of the page that describes the table. */
public final class FactsMarkdown {
  private FactsMarkdown() {}

  /** Writes them; {@code notes} are those of the table, its noise among them. */
  public static void write(TableFacts facts, List<String> notes, PrintWriter out) {
    out.printf("## What is known of %s%n%n", facts.table());
    out.printf(
        Locale.ROOT,
        "- %,d architectures, %d epochs on %s; trained with %s.%n",
        facts.architectures(),
        facts.epochs(),
        facts.dataset(),
        facts.seeds().entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "seed %s: %,d", e.getKey(), e.getValue()))
            .collect(Collectors.joining(", ")));
    notes.forEach(note -> out.printf("- %s.%n", note));
    out.println();
    out.println("| accuracy, first seed | least | 5 % | 25 % | 50 % | 75 % | 95 % | best |");
    out.println("|---|---|---|---|---|---|---|---|");
    row(out, "validation", facts.validation());
    row(out, "test", facts.test());
    out.println();
    best(out, "Best by validation", facts.bestByValidation());
    best(out, "Best by mean test accuracy", facts.bestByTest());
    out.println();
    Map<Integer, Double> taus = facts.tauByEpoch();
    out.println(
        "| epoch | "
            + taus.keySet().stream().map(String::valueOf).collect(Collectors.joining(" | "))
            + " |");
    out.println("|---|" + "---|".repeat(taus.size()));
    out.println(
        "| tau-b of validation with the last test accuracy | "
            + taus.values().stream().map(FactsMarkdown::tau).collect(Collectors.joining(" | "))
            + " |");
    out.println();
    out.printf(
        "Among the best tenth by test accuracy the last is %s.%n", tau(facts.tauOfLastInTop()));
    facts.costs().forEach(front -> front(out, front));
    agreements(out, facts.agreements());
  }

  private static String tau(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static void row(PrintWriter out, String name, Spread s) {
    out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
        name,
        s.least(),
        s.p5(),
        s.p25(),
        s.p50(),
        s.p75(),
        s.p95(),
        s.best());
  }

  private static void best(PrintWriter out, String what, Best best) {
    out.printf(
        Locale.ROOT,
        "- %s: `%s`, validation %.2f, test %.2f.%n",
        what,
        best.architecture(),
        best.validation(),
        best.test());
  }

  private static void front(PrintWriter out, Front front) {
    out.printf(
        Locale.ROOT,
        "%n### Test accuracy against %s%n%nFrom %s to %s; tau-b with the accuracy %.3f. Not beaten"
            + " in both:%n%n| %s | accuracy | architecture |%n|---|---|---|%n",
        ColumnWords.cost(front.cost()),
        number(front.least()),
        number(front.greatest()),
        front.tau(),
        ColumnWords.cost(front.cost()));
    for (Place place : front.places()) {
      out.printf(
          Locale.ROOT,
          "| %s | %.2f | `%s` |%n",
          number(place.cost()),
          place.accuracy(),
          place.architecture().replace("|", "\\|"));
    }
  }

  private static String number(double value) {
    return value >= 1000
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.4g", value);
  }

  private static void agreements(PrintWriter out, List<CostAgreement> agreements) {
    if (agreements.isEmpty()) {
      return;
    }
    out.printf(
        "%n### What tells a measured cost%n%n| measured | told by | architectures | Pearson | tau-b"
            + " | mean error %% |%n|---|---|---|---|---|---|%n");
    for (CostAgreement a : agreements) {
      out.printf(
          Locale.ROOT,
          "| %s | %s | %,d | %.3f | %.3f | %.1f |%n",
          a.measured(),
          a.by(),
          a.architectures(),
          a.pearson(),
          a.tau(),
          a.error());
    }
    if (agreements.stream().anyMatch(a -> a.by().equals(CostAgreement.LINEAR_MODEL))) {
      out.printf(
          "%nThe linear model is a sum over the decisions, fitted to a random half and judged on"
              + " the other.%n");
    }
  }
}
