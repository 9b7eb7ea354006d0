package org.reprise.reproduction.result;

import org.jspecify.annotations.Nullable;

/**
 * What the search itself took in one run: look-ups in the table included, trainings that it asked
 * for and the writing of results not. A line of {@code timings.jsonl}.
 *
 * @param run as in {@link RunRecord}
 * @param wallNanos elapsed
 * @param cpuNanos of the thread that ran it; -1 where the Java machine cannot tell
 * @param check of the run's line and all that determines it; null until it is written, and in
 *     directories of before 27 November 2026
 */
public record Timing(int run, long wallNanos, long cpuNanos, @Nullable String check) {
  /** A timing that is not written yet. */
  public Timing(int run, long wallNanos, long cpuNanos) {
    this(run, wallNanos, cpuNanos, null);
  }

  /** The same of a run that has another number elsewhere. */
  Timing numbered(int number) {
    return new Timing(number, wallNanos, cpuNanos, check);
  }

  /** The same as it is written, with a number and the check of its run. */
  Timing numbered(int number, String itsCheck) {
    return new Timing(number, wallNanos, cpuNanos, itsCheck);
  }
}
