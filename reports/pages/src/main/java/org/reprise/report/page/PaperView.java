package org.reprise.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.reprise.reproduction.claim.Outcome;
import org.reprise.reproduction.claim.Verdict;

/**
 * What became of all that one paper states.
 *
 * @param subjects the methods, spaces or tables concerned
 * @param word the sum of it
 * @param kind of the word, as a class of the style sheet
 * @param reproduced how many targets; empty for none, as the other counts
 */
record PaperView(
    String paper,
    String subjects,
    String word,
    String kind,
    String reproduced,
    String close,
    String missed,
    String shown,
    String notRun) {
  private static final List<String> KINDS =
      List.of("reproduced", "close", "not-reproduced", "not-run");

  /** The papers of which the sum is the same. */
  record Group(String word, String kind, int count, String papers) {}

  /** The papers by their sums, the best sum first. */
  static List<Group> groups(List<PaperView> papers) {
    return KINDS.stream()
        .map(kind -> papers.stream().filter(paper -> paper.kind().equals(kind)).toList())
        .filter(alike -> !alike.isEmpty())
        .map(
            alike ->
                new Group(
                    alike.get(0).kind().equals("reproduced") ? "reproduced" : alike.get(0).word(),
                    alike.get(0).kind(),
                    alike.size(),
                    alike.stream().map(PaperView::paper).collect(Collectors.joining("; "))))
        .toList();
  }

  /** Of all papers that the outcomes name, in their order. */
  static List<PaperView> of(List<Outcome> outcomes) {
    Map<String, List<Outcome>> byPaper = new LinkedHashMap<>();
    for (Outcome outcome : outcomes) {
      byPaper.computeIfAbsent(outcome.target().paper(), p -> new ArrayList<>()).add(outcome);
    }
    return byPaper.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
  }

  private static PaperView of(String paper, List<Outcome> outcomes) {
    long reproduced = count(outcomes, Verdict.REPRODUCED);
    long close = count(outcomes, Verdict.CLOSE);
    long missed = count(outcomes, Verdict.NOT_REPRODUCED);
    String word;
    String kind;
    if (reproduced + close + missed == 0) {
      word = "not run";
      kind = "not-run";
    } else if (close + missed == 0) {
      boolean whole = count(outcomes, Verdict.NOT_RUN) == 0;
      word = whole ? "reproduced" : "reproduced as far as run";
      kind = "reproduced";
    } else if (reproduced == 0 && close == 0) {
      word = "not reproduced";
      kind = "not-reproduced";
    } else {
      word = "in part";
      kind = "close";
    }
    return new PaperView(
        paper,
        outcomes.stream()
            .map(outcome -> outcome.target().method())
            .distinct()
            .collect(Collectors.joining(", ")),
        word,
        kind,
        number(reproduced),
        number(close),
        number(missed),
        number(count(outcomes, Verdict.SHOWN)),
        number(count(outcomes, Verdict.NOT_RUN)));
  }

  private static long count(List<Outcome> outcomes, Verdict verdict) {
    return outcomes.stream().filter(outcome -> outcome.verdict() == verdict).count();
  }

  private static String number(long count) {
    return count == 0 ? "" : Long.toString(count);
  }
}
