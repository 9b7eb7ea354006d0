package org.reprise.reproduction.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.reprise.reproduction.result.RunRecord;
import org.reprise.search.Budget;
import org.reprise.search.Ledger;

/** Runs that the ledger ended because their budget of seconds would never have been spent. */
public final class EarlyEnds {
  private EarlyEnds() {}

  /** Returns a sentence for each method on each benchmark that has such runs. */
  public static List<String> of(Experiment experiment, List<RunRecord> runs) {
    Map<Experiment.Cell, List<RunRecord>> early = new LinkedHashMap<>();
    for (RunRecord run : runs) {
      Experiment.Cell cell = experiment.cell(run.run());
      if (isEarly(run, cell)) {
        early.computeIfAbsent(cell, c -> new ArrayList<>()).add(run);
      }
    }
    List<String> sentences = new ArrayList<>();
    early.forEach((cell, ended) -> sentences.add(sentence(experiment, cell, ended)));
    return sentences;
  }

  private static boolean isEarly(RunRecord run, Experiment.Cell cell) {
    Budget budget = cell.budget();
    return !budget.countsEvaluations()
        && Double.isFinite(budget.seconds())
        && run.evaluations() >= Ledger.FREE_IN_A_ROW
        && (run.evaluations() == Ledger.MOST
            || run.seconds() + cell.benchmark().mostSeconds() < budget.seconds());
  }

  private static String sentence(
      Experiment experiment, Experiment.Cell cell, List<RunRecord> ended) {
    double[] spent = ended.stream().mapToDouble(RunRecord::seconds).toArray();
    return String.format(
        Locale.ROOT,
        "%s on %s: %d of %d runs were ended with %.0f s of %s spent on average, because"
            + " %,d evaluations in a row cost nothing or %,d were made",
        cell.method().label(),
        cell.benchmark().name(),
        ended.size(),
        experiment.seeds(),
        Arrays.stream(spent).average().orElse(0),
        cell.budget(),
        Ledger.FREE_IN_A_ROW,
        Ledger.MOST);
  }
}
