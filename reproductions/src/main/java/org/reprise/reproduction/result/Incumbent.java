package org.reprise.reproduction.result;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step of a run's curve: what the run would answer from this evaluation on. That is the best
 * architecture by validation accuracy, or, once the method has proposed one, what it proposed last.
 *
 * @param evaluation how many evaluations were charged when it was found, itself included
 * @param seconds simulated seconds spent by then
 * @param multiplyAdds training compute spent by then; 0 where it is not known
 * @param architecture as its space writes it
 * @param epochs the fidelity at which it was evaluated; of a proposal, the highest
 * @param validAccuracy in percent, as the search saw it, or another metric as the user knows it; of
 *     a proposal, as the benchmark would have told it
 * @param proposed whether the method proposed it
 * @param scores by name as in {@code experiment.json}; null where the table has none
 */
public record Incumbent(
    int evaluation,
    double seconds,
    double multiplyAdds,
    String architecture,
    int epochs,
    double validAccuracy,
    boolean proposed,
    Map<String, @Nullable Double> scores) {

  /** Returns a score; NaN where the table has none. */
  public double score(String name) {
    Double score = scores.get(name);
    return score == null ? Double.NaN : score;
  }
}
