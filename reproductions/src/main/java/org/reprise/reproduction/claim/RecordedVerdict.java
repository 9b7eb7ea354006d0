package org.reprise.reproduction.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reprise.claim.Measurement;

/**
 * What became of a target when it was last run: a line of {@code verdicts.jsonl}.
 *
 * @param id of the target
 * @param verdict by its rule
 * @param reason what the verdict rested on
 * @param measured what was measured
 * @param full whether the full number of runs was asked for
 * @param plannedRuns how many runs were asked for
 * @param seconds elapsed time
 * @param date the day, in UTC, as 2026-11-24
 * @param commit of the program that ran it
 * @param table what it was measured on; null where the target names no table, or was run before
 *     this was recorded
 */
public record RecordedVerdict(
    String id,
    Verdict verdict,
    String reason,
    Measurement measured,
    boolean full,
    int plannedRuns,
    double seconds,
    String date,
    String commit,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JudgedTable table) {

  static RecordedVerdict of(Outcome outcome, ReproductionReport report) {
    return new RecordedVerdict(
        outcome.target().id(),
        outcome.verdict(),
        outcome.reason(),
        Objects.requireNonNull(outcome.measured(), "it was run"),
        report.full(),
        outcome.plannedRuns(),
        Math.rint(outcome.seconds() * 1000) / 1000,
        report.provenance().started().substring(0, 10),
        report.commit(),
        outcome.table());
  }
}
