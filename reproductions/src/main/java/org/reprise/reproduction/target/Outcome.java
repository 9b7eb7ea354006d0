package org.reprise.reproduction.target;

import org.reprise.search.target.Measurement;

/**
 * A target and what became of it.
 *
 * @param target the target
 * @param verdict the verdict
 * @param reason what the verdict rests on, or why it was not run
 * @param measured what was measured; null if it was not run
 * @param plannedRuns how many runs this execution asked for
 * @param seconds elapsed time that it took; runs shared with other targets count once, for the
 *     first
 */
public record Outcome(
    Target target,
    Verdict verdict,
    String reason,
    Measurement measured,
    int plannedRuns,
    double seconds) {

  static Outcome notRun(Target target, String reason) {
    return new Outcome(target, Verdict.NOT_RUN, reason, null, 0, 0);
  }

  /** Half the width of the 95 % interval of the measured value; 0 for one that is not sampled. */
  public double interval() {
    return Rule.Z95 * measured.standardError();
  }
}
