package org.reprise.reproduction.baseline;

import java.util.List;
import java.util.Map;
import org.reprise.reproduction.result.Incumbent;
import org.reprise.reproduction.result.RunRecord;
import org.reprise.space.InvalidInputException;

/**
 * What a method did on a benchmark when its results were last accepted: a line of {@code
 * baselines.jsonl}. Scores are to four decimals: accuracies in percent, or another metric as the
 * user knows it.
 *
 * @param benchmark its name
 * @param tableSha256 of the benchmark's table
 * @param method as {@link org.reprise.search.Method#parse} reads it
 * @param parameters all parameters that it ran with
 * @param budget as {@link org.reprise.search.Budget#parse} reads it
 * @param masterSeed of the runs; run i has seed index i
 * @param digest of all trajectories: 16 hexadecimal digits
 * @param scores of what the runs chose, by seed
 * @param anytime mean over all evaluations of the score of the incumbent, by seed
 */
public record Baseline(
    String benchmark,
    String tableSha256,
    String method,
    Map<String, String> parameters,
    String budget,
    long masterSeed,
    String digest,
    List<Double> scores,
    List<Double> anytime) {
  public Baseline {
    scores = List.copyOf(scores);
    anytime = List.copyOf(anytime);
    if (scores.size() != anytime.size()) {
      throw new IllegalArgumentException(
          "a baseline of " + method + " has lists of unequal length");
    }
  }

  /** Returns how many runs it has. */
  public int seeds() {
    return scores.size();
  }

  /** Returns one digest of the trajectories of all runs, in their order. */
  static String digest(List<RunRecord> runs) {
    long digest = runs.size();
    for (RunRecord run : runs) {
      long trajectory = Long.parseUnsignedLong(run.digest(), 16);
      digest = Long.rotateLeft((digest ^ trajectory) * 0xBF58476D1CE4E5B9L, 31);
    }
    return String.format("%016x", digest);
  }

  /** Returns what the run scored in the end, to four decimals. */
  static double score(RunRecord run, String score) {
    return rounded(run.score(score));
  }

  /**
   * Returns the mean over all evaluations of the score of the incumbent, to four decimals; of a run
   * that only proposed, the score in the end.
   */
  static double anytime(RunRecord run, String score) {
    if (run.evaluations() == 0) {
      return score(run, score);
    }
    double sum = 0;
    List<Incumbent> incumbents = run.incumbents();
    for (int i = 0; i < incumbents.size(); i++) {
      int end =
          i + 1 < incumbents.size() ? incumbents.get(i + 1).evaluation() : run.evaluations() + 1;
      sum += known(incumbents.get(i), score) * (end - incumbents.get(i).evaluation());
    }
    return rounded(sum / run.evaluations());
  }

  private static double known(Incumbent incumbent, String score) {
    double value = incumbent.score(score);
    if (Double.isNaN(value)) {
      throw new InvalidInputException(
          "a baseline needs "
              + score
              + " of all that a run finds best, and "
              + incumbent.architecture()
              + " has none");
    }
    return value;
  }

  private static double rounded(double value) {
    return Math.rint(value * 1e4) / 1e4;
  }
}
