package org.reprise.report.leaderboard;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * All runs of one method on one board.
 *
 * @param method what ran
 * @param runs by ascending seed
 */
public record MethodRuns(MethodInfo method, List<RunCurve> runs) {
  public MethodRuns {
    runs = runs.stream().sorted(Comparator.comparingInt(RunCurve::seed)).toList();
  }

  /** Returns one number of each run, by ascending seed. */
  public double[] values(ToDoubleFunction<RunCurve> number) {
    return runs.stream().mapToDouble(number).toArray();
  }
}
