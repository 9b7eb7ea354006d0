package org.reprise.reproduction.result;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An architecture of a run's Pareto front: for at least one of the benchmark's named costs, nothing
 * that the run saw is better and costs no more. What is better goes by what the search saw, as for
 * an {@link Incumbent}; the scores are the harness's.
 *
 * @param evaluation how many evaluations were charged when it was known, itself included
 * @param architecture as its space writes it
 * @param costs by name, in the benchmark's order; less is better
 * @param validAccuracy as of an incumbent
 * @param scores as of an incumbent
 */
public record FrontPoint(
    int evaluation,
    String architecture,
    Map<String, Double> costs,
    double validAccuracy,
    Map<String, @Nullable Double> scores) {

  /** Returns a score; NaN where the table has none. */
  public double score(String name) {
    Double score = scores.get(name);
    return score == null ? Double.NaN : score;
  }
}
