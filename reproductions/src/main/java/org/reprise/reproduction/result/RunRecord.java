package org.reprise.reproduction.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.NoSuchElementException;
import org.reprise.search.History;

/**
 * One finished run, a line of {@code runs.jsonl}.
 *
 * @param run its number in the experiment, from 0
 * @param benchmark as {@code experiment.json} names it
 * @param table the table's name
 * @param method the method's label
 * @param budget as the command line writes it
 * @param seed index of the seed, from 0
 * @param digest 16 hexadecimal digits, equal for identical trajectories
 * @param evaluations charged evaluations
 * @param unique different architectures among them
 * @param seconds simulated seconds
 * @param multiplyAdds training compute; 0 where it is not known
 * @param incumbents the run's curve as a step function; empty if the budget paid for nothing and
 *     the method proposed nothing
 * @param front its Pareto front by each named cost of the benchmark; empty if it names none, and in
 *     files of before there were fronts
 * @param notes numbers that the method kept of its way; of most, none, and then not written
 */
public record RunRecord(
    int run,
    String benchmark,
    String table,
    String method,
    String budget,
    int seed,
    String digest,
    int evaluations,
    int unique,
    double seconds,
    double multiplyAdds,
    List<Incumbent> incumbents,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FrontPoint> front,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<History.Note> notes) {
  public RunRecord {
    front = front == null ? List.of() : List.copyOf(front);
    notes = notes == null ? List.of() : List.copyOf(notes);
  }

  /** Returns the same under another number. */
  RunRecord numbered(int number) {
    return number == run
        ? this
        : new RunRecord(
            number,
            benchmark,
            table,
            method,
            budget,
            seed,
            digest,
            evaluations,
            unique,
            seconds,
            multiplyAdds,
            incumbents,
            front,
            notes);
  }

  /**
   * Returns what the run chose: what the method proposed last, or else its last incumbent.
   *
   * @throws NoSuchElementException if the budget paid for nothing
   */
  public Incumbent chosen() {
    if (incumbents.isEmpty()) {
      throw new NoSuchElementException(
          "run "
              + run
              + " of "
              + method
              + " chose nothing: its budget paid for no evaluation, and it proposed nothing");
    }
    return incumbents.get(incumbents.size() - 1);
  }

  /** Returns a score of what the run chose; NaN where it chose nothing or the table has none. */
  public double score(String name) {
    return incumbents.isEmpty() ? Double.NaN : chosen().score(name);
  }
}
