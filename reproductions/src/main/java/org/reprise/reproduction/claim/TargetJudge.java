package org.reprise.reproduction.claim;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.reprise.claim.Measurement;

/**
 * Judges measurements of targets by their rules. A value that is not confirmed is shown, not
 * judged; so is a row that a neighbouring method would meet as well (since 2026-11-27; verdicts
 * from before are judged again from their measurement).
 */
public final class TargetJudge {
  private final List<Target> all;

  /**
   * A judge.
   *
   * @param all the targets among which neighbours are looked for
   */
  public TargetJudge(List<Target> all) {
    this.all = List.copyOf(all);
  }

  /** Judges {@code measured} by the rule of {@code target}. */
  public Rule.Judgement judge(Target target, Measurement measured) {
    Target.Value expected = target.expected();
    if (expected.confidence() == Confidence.UNCONFIRMED) {
      return new Rule.Judgement(Verdict.SHOWN, "the published value is not confirmed");
    }
    if (target.row() != null && target.rule().within() != null) {
      double allowed = target.rule().allowed(measured, target.runs().full());
      Optional<Target> neighbour =
          Neighbours.passing(target, all, measured.n(), allowed, measured.spread());
      if (neighbour.isPresent()) {
        Target other = neighbour.get();
        return new Rule.Judgement(
            Verdict.SHOWN,
            "off by "
                + PlainNumber.text(Math.abs(measured.value() - expected.value()))
                + "; "
                + Objects.requireNonNull(other.row(), "neighbours are rows").method()
                + ", published as "
                + PlainNumber.text(other.expected().value())
                + ", would pass as well (allowed "
                + PlainNumber.text(allowed)
                + " at "
                + measured.n()
                + " runs)");
      }
    }
    return target.rule().judge(measured, expected.value(), target.runs().full());
  }

  /**
   * Returns what was recorded of a target, judged by its rule of today. Where that gives another
   * verdict, the reason says that the rule was changed after the measurement was known.
   */
  public Outcome judge(Target target, RecordedVerdict recorded) {
    Measurement measured = recorded.measured();
    Rule.Judgement today = judge(target, measured);
    String reason =
        today.verdict() == recorded.verdict()
            ? today.reason()
            : today.reason()
                + "; by a rule that was changed after this measurement was known, which was"
                + " recorded as "
                + recorded.verdict().text();
    return new Outcome(
        target,
        today.verdict(),
        recorded.table() == null
            ? reason
            : reason + recorded.table().outdated().map("; "::concat).orElse(""),
        measured,
        recorded.plannedRuns(),
        recorded.seconds(),
        recorded.table());
  }
}
