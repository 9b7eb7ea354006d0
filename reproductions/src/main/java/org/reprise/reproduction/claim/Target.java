package org.reprise.reproduction.claim;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a paper that can be measured again, with the rule that judges the measurement.
 * The rule stands here before any run.
 *
 * @param id unique, {@code method/what}
 * @param method the method that it is about, or the space or table
 * @param paper who stated it
 * @param place table, figure or section
 * @param claim what is measured, in one line
 * @param unit of the values
 * @param published the value as printed; null if nothing is printed, as for a count
 * @param reference what we are held to instead, where the printed value is not confirmed or nothing
 *     is printed; null if the printed value is
 * @param row set if it is the mean score of a method on a benchmark
 * @param comparison set if it is that one method is better than another
 * @param check set if code of its own measures it
 * @param rule what is accepted
 * @param runs how many; where a file does not say so, one, as of a number that is not sampled
 * @param deviations from the paper's protocol
 * @param known a miss that is recorded with its explanation; null if there is none
 * @param ground on what it is tested; where a file does not say so, on the paper's own if a value
 *     is published or a definition gives it, else on other ground
 */
public record Target(
    String id,
    String method,
    String paper,
    String place,
    String claim,
    String unit,
    @Nullable Value published,
    @Nullable Value reference,
    @Nullable Row row,
    @Nullable Comparison comparison,
    @Nullable Check check,
    Rule rule,
    Runs runs,
    List<String> deviations,
    @Nullable Known known,
    Ground ground) {
  public Target {
    deviations = deviations == null ? List.of() : List.copyOf(deviations);
    runs = runs == null ? new Runs(1, 1) : runs;
    if (ground == null) {
      boolean own = published != null || rule == null || rule.within() != null;
      ground = own ? Ground.PAPER : Ground.OTHER;
    }
    int kinds = (row == null ? 0 : 1) + (comparison == null ? 0 : 1) + (check == null ? 0 : 1);
    if (kinds != 1 || rule == null || (published == null && reference == null)) {
      throw new IllegalArgumentException(
          "target " + id + " must have a value, a rule, and one of row, comparison, check");
    }
  }

  /**
   * A value to be met.
   *
   * @param value in the target's unit
   * @param spread standard deviation over runs; null if not stated
   * @param source where it is from, if that is not the target's place
   */
  public record Value(
      double value, @Nullable Double spread, Confidence confidence, @Nullable String source) {}

  /**
   * The mean score of what {@code method} finds under a protocol.
   *
   * @param budget null for the protocol's own
   */
  public record Row(String protocol, String method, String score, @Nullable String budget) {}

  /**
   * The mean score of {@code better} less that of {@code worse} under a protocol.
   *
   * @param budget null for the protocol's own
   */
  public record Comparison(
      String protocol, String better, String worse, String score, @Nullable String budget) {}

  /** A number that the {@link org.reprise.claim.TargetCheck} of this name measures. */
  public record Check(String name, Map<String, String> arguments) {
    public Check {
      // In the order of the file, so that what is written of it has the same bytes each time.
      arguments =
          arguments == null
              ? Map.of()
              : Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }
  }

  /**
   * How many runs, in full and in a reduced execution such as a build's; 0 where the reduced one
   * measures nothing.
   */
  public record Runs(int full, int reduced) {}

  /** Returns what the measurement is held to. */
  @JsonIgnore
  public Value expected() {
    return reference == null
        ? Objects.requireNonNull(published, "a target has a value")
        : reference;
  }

  /**
   * Returns the check of a target that is neither a row nor a comparison.
   *
   * @throws NullPointerException if it has none
   */
  public Check requireCheck() {
    return Objects.requireNonNull(check, "a target has a row, a comparison or a check");
  }
}
