package org.reprise.reproduction.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a paper stands: the one summary that every page and file shows. A paper's verdict rests on
 * its own statements, tested on its own ground; what a definition gives (sizes of spaces, counts of
 * parameters) does not make it reproduced, and what was found on other ground stands apart.
 *
 * @param paper as targets name it
 * @param subjects methods, spaces and tables that its targets are about
 * @param standing the verdict
 * @param own verdicts on its own statements, definitions included
 * @param definitions how many of the own statements that were judged are definitions
 * @param elsewhere verdicts on its statements carried over to other benchmarks
 */
public record PaperSummary(
    String paper,
    List<String> subjects,
    PaperStanding standing,
    Map<Verdict, Integer> own,
    int definitions,
    Map<Verdict, Integer> elsewhere) {

  private static final Set<String> DEFINITIONS =
      Set.of("space-size", "encoding-length", "network-cost", "pnas-count");

  /** Returns the papers that the outcomes name, in their order; what is no paper's is left out. */
  public static List<PaperSummary> of(List<Outcome> outcomes) {
    Map<String, List<Outcome>> byPaper = new LinkedHashMap<>();
    for (Outcome outcome : outcomes) {
      if (outcome.target().ground() != Ground.RELEASED) {
        byPaper.computeIfAbsent(outcome.target().paper(), p -> new ArrayList<>()).add(outcome);
      }
    }
    return byPaper.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
  }

  private static PaperSummary of(String paper, List<Outcome> outcomes) {
    List<Outcome> own = outcomes.stream().filter(o -> o.target().ground() == Ground.PAPER).toList();
    Map<Verdict, Integer> counts = counts(own);
    int definitions =
        (int) own.stream().filter(o -> isDefinition(o.target()) && judged(o.verdict())).count();
    return new PaperSummary(
        paper,
        outcomes.stream().map(outcome -> outcome.target().method()).distinct().toList(),
        standing(counts, definitions),
        counts,
        definitions,
        counts(outcomes.stream().filter(o -> o.target().ground() == Ground.OTHER).toList()));
  }

  private static PaperStanding standing(Map<Verdict, Integer> own, int definitions) {
    int reproduced = own.getOrDefault(Verdict.REPRODUCED, 0);
    int close = own.getOrDefault(Verdict.CLOSE, 0);
    int missed = own.getOrDefault(Verdict.NOT_REPRODUCED, 0);
    int judged = reproduced + close + missed;
    if (judged == 0) {
      return PaperStanding.NOT_TESTED;
    }
    if (close + missed > 0) {
      return reproduced + close == 0 ? PaperStanding.NOT_REPRODUCED : PaperStanding.IN_PART;
    }
    if (judged == definitions) {
      return PaperStanding.DEFINITIONS_ONLY;
    }
    boolean whole = own.getOrDefault(Verdict.NOT_RUN, 0) + own.getOrDefault(Verdict.SHOWN, 0) == 0;
    return whole ? PaperStanding.REPRODUCED : PaperStanding.AS_FAR_AS_RUN;
  }

  /** Returns whether a target states what a definition gives, which no search can miss. */
  static boolean isDefinition(Target target) {
    return target.check() != null && DEFINITIONS.contains(target.check().name());
  }

  private static boolean judged(Verdict verdict) {
    return verdict != Verdict.SHOWN && verdict != Verdict.NOT_RUN;
  }

  private static Map<Verdict, Integer> counts(List<Outcome> outcomes) {
    Map<Verdict, Integer> counts = new LinkedHashMap<>();
    outcomes.forEach(outcome -> counts.merge(outcome.verdict(), 1, Integer::sum));
    return counts;
  }

  /** Returns what was found on other ground, in a phrase; empty if nothing was tested there. */
  public String elsewhereText() {
    return elsewhere.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(count -> count.getValue() + " " + count.getKey().text())
        .collect(Collectors.joining(", "));
  }
}
