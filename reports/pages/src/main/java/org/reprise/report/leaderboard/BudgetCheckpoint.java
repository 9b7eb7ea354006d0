package org.reprise.report.leaderboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reprise.report.statistics.Summary;

/**
 * How the methods stand after a number of evaluations: which is best, and which are not told apart
 * from it (paired Wilcoxon test with Holm's correction over the comparisons with the best, level
 * 0.05).
 *
 * @param evaluations where the curves are read; a run that ended before counts with its last
 *     incumbent
 * @param standings best mean first
 */
public record BudgetCheckpoint(int evaluations, List<Standing> standings) {
  /**
   * One method at the checkpoint.
   *
   * @param label the method
   * @param score of its incumbents, over runs
   * @param regret of the mean score, in percentage points
   * @param pValue adjusted, of the comparison with the best; NaN for the best itself
   */
  public record Standing(String label, Summary score, double regret, double pValue) {}

  /** Whether the best method is better than all others at level 0.05. */
  public boolean decided() {
    return standings.size() > 1
        && standings.stream().skip(1).allMatch(standing -> standing.pValue() < 0.05);
  }

  /** The methods that are not told apart from the best, with the best. */
  public List<String> leaders() {
    List<String> leaders = new ArrayList<>();
    for (int i = 0; i < standings.size(); i++) {
      if (i == 0 || !(standings.get(i).pValue() < 0.05)) {
        leaders.add(standings.get(i).label());
      }
    }
    return leaders;
  }

  /** The standings of {@code board} after {@code evaluations}. */
  public static BudgetCheckpoint at(Board board, int evaluations) {
    record Read(String label, Map<Integer, Double> bySeed, Summary score) {}
    List<Read> reads = new ArrayList<>();
    for (MethodRuns method : board.methods()) {
      Map<Integer, Double> bySeed = new HashMap<>();
      for (RunCurve run : method.runs()) {
        bySeed.put(run.seed(), run.scoreOverEvaluations().at(evaluations));
      }
      double[] scores = method.runs().stream().mapToDouble(r -> bySeed.get(r.seed())).toArray();
      reads.add(new Read(method.method().label(), bySeed, Summary.of(scores)));
    }
    reads.sort(
        Comparator.comparingDouble(
                (Read read) ->
                    Double.isNaN(read.score().mean())
                        ? Double.NEGATIVE_INFINITY
                        : read.score().mean())
            .reversed()
            .thenComparing(Read::label));
    Map<Integer, Double> best = reads.get(0).bySeed();
    double[] pValues = new double[reads.size() - 1];
    for (int i = 1; i < reads.size(); i++) {
      Map<Integer, Double> other = reads.get(i).bySeed();
      int[] common = best.keySet().stream().filter(other::containsKey).mapToInt(s -> s).toArray();
      double[] x = new double[common.length];
      double[] y = new double[common.length];
      for (int s = 0; s < common.length; s++) {
        x[s] = best.get(common[s]);
        y[s] = other.get(common[s]);
      }
      pValues[i - 1] = Pairwise.compare(x, y).pValue();
    }
    double[] adjusted = Pairwise.adjust(pValues);
    List<Standing> standings = new ArrayList<>();
    for (int i = 0; i < reads.size(); i++) {
      Read read = reads.get(i);
      standings.add(
          new Standing(
              read.label(),
              read.score(),
              board.optimum().score() - read.score().mean(),
              i == 0 ? Double.NaN : adjusted[i - 1]));
    }
    return new BudgetCheckpoint(evaluations, standings);
  }
}
