package org.reprise.report.page;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reprise.reproduction.claim.Outcome;
import org.reprise.reproduction.claim.PaperStanding;
import org.reprise.reproduction.claim.PaperSummary;
import org.reprise.reproduction.claim.Verdict;

/**
 * What became of all that one paper states.
 *
 * @param subjects the methods, spaces or tables concerned
 * @param word the sum of it
 * @param kind of the word, as a class of the style sheet
 * @param reproduced how many of its own statements; empty for none, as the other counts
 * @param elsewhere verdicts on statements carried over to other benchmarks, in a phrase
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
    String notRun,
    String elsewhere) {
  /** The papers of which the sum is the same. */
  record Group(String word, String kind, int count, String papers) {}

  /** Returns the papers by their sums, the best sum first. */
  static List<Group> groups(List<PaperView> papers) {
    return Stream.of(PaperStanding.values())
        .map(
            standing ->
                papers.stream().filter(paper -> paper.word().equals(standing.text())).toList())
        .filter(alike -> !alike.isEmpty())
        .map(
            alike ->
                new Group(
                    alike.get(0).word(),
                    alike.get(0).kind(),
                    alike.size(),
                    alike.stream().map(PaperView::paper).collect(Collectors.joining("; "))))
        .toList();
  }

  /** Of all papers that the outcomes name, in their order. */
  static List<PaperView> of(List<Outcome> outcomes) {
    return PaperSummary.of(outcomes).stream().map(PaperView::of).toList();
  }

  private static PaperView of(PaperSummary paper) {
    String kind =
        switch (paper.standing()) {
          case REPRODUCED, AS_FAR_AS_RUN -> "reproduced";
          case IN_PART, DEFINITIONS_ONLY -> "close";
          case NOT_REPRODUCED -> "not-reproduced";
          case NOT_TESTED -> "not-run";
        };
    return new PaperView(
        paper.paper(),
        String.join(", ", paper.subjects()),
        paper.standing().text(),
        kind,
        number(paper, Verdict.REPRODUCED),
        number(paper, Verdict.CLOSE),
        number(paper, Verdict.NOT_REPRODUCED),
        number(paper, Verdict.SHOWN),
        number(paper, Verdict.NOT_RUN),
        paper.elsewhereText());
  }

  private static String number(PaperSummary paper, Verdict verdict) {
    Integer count = paper.own().get(verdict);
    return count == null ? "" : count.toString();
  }
}
