package org.reprise.reproduction.baseline;

import java.util.Locale;

/**
 * A method against its baseline.
 *
 * @param benchmark the benchmark
 * @param method the method
 * @param verdict what became of it
 * @param message one line that says why
 */
public record Comparison(String benchmark, String method, Verdict verdict, String message) {
  /** What became of a method. */
  public enum Verdict {
    /** Every trajectory is the same. */
    IDENTICAL,
    /** Trajectories changed, results did not. */
    SAME,
    /** Trajectories changed and results became better. */
    BETTER,
    /** Results became worse: the check fails. */
    WORSE,
    /** A run breaks what holds for any method: the check fails. */
    WRONG,
    /** Could not be run here. */
    NOT_RUN
  }

  /** Verdict, method, benchmark and message in one line. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%-9s %s on %s: %s",
        verdict.name().toLowerCase(Locale.ROOT).replace('_', ' '),
        method,
        benchmark,
        message);
  }

  /** Returns whether the check fails because of it. */
  public boolean fails() {
    return verdict == Verdict.WORSE || verdict == Verdict.WRONG;
  }
}
