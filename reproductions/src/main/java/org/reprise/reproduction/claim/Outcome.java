package org.reprise.reproduction.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reprise.claim.Measurement;

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
 * @param table what it was measured on; null where the target names no table
 */
public record Outcome(
    Target target,
    Verdict verdict,
    String reason,
    @Nullable Measurement measured,
    int plannedRuns,
    double seconds,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JudgedTable table) {

  /** An outcome of a target that names no table. */
  public Outcome(
      Target target,
      Verdict verdict,
      String reason,
      @Nullable Measurement measured,
      int plannedRuns,
      double seconds) {
    this(target, verdict, reason, measured, plannedRuns, seconds, null);
  }

  /** Returns the outcome of a target that could not be run. */
  public static Outcome notRun(Target target, String reason) {
    return new Outcome(target, Verdict.NOT_RUN, reason, null, 0, 0);
  }

  /** Returns how the verdict compares with what is recorded of the target. */
  @JsonProperty
  public Standing standing() {
    Known known = known();
    if (known == null || measured == null || verdict == Verdict.SHOWN) {
      return verdict == Verdict.NOT_REPRODUCED ? Standing.WORSE : Standing.CLEAR;
    }
    return known.standing(
        target.rule(), measured, verdict, target.expected().value(), target.runs().full());
  }

  /**
   * Returns what a reader of the verdict should know of the record, as a sentence; empty if there
   * is none.
   */
  public String remark() {
    Known known = known();
    if (known == null) {
      return standing() == Standing.WORSE ? news() : "";
    }
    String record =
        known.verdict().text()
            + ", "
            + PlainNumber.text(known.measured())
            + ", on "
            + known.since();
    return switch (standing()) {
      case CLEAR -> "";
      case KNOWN -> "Known (" + record + "): " + known.because();
      case BETTER -> "Better than recorded (" + record + "): renew the record.";
      case WORSE -> "Worse than recorded (" + record + ").";
    };
  }

  /** Returns the record, unless it is of another table than the one that was measured on. */
  private @Nullable Known known() {
    Known known = target.known();
    if (known == null || table == null) {
      return known;
    }
    String recordedOn = known.tableSha256();
    return recordedOn == null || recordedOn.equals(table.sha256()) ? known : null;
  }

  private String news() {
    Known known = target.known();
    String recordedOn = known == null ? null : known.tableSha256();
    return recordedOn == null
        ? "New: no miss is recorded."
        : "New: the miss that is recorded was measured on another table ("
            + new JudgedTable("", recordedOn)
            + ").";
  }

  /**
   * Half the width of the 95 % interval of the measured value; 0 for one that is not sampled.
   *
   * @throws NullPointerException if it was not run
   */
  public double interval() {
    return Rule.Z95 * Objects.requireNonNull(measured, "it was not run").standardError();
  }
}
