package org.reprise.report.leaderboard;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.reprise.report.statistics.Summary;

/**
 * Which methods of a board are ranked: those with at least half as many scored runs as the method
 * that has most. One run against thirty is no comparison; three runs that ended without a score
 * among ten are gaps, and are counted.
 */
final class Ranked {
  private Ranked() {}

  /** Returns the ranked ones among {@code methods}, in their order. */
  static List<MethodRuns> of(List<MethodRuns> methods) {
    int most = methods.stream().mapToInt(Ranked::scored).max().orElse(0);
    return methods.stream().filter(method -> 2 * scored(method) >= most).toList();
  }

  /** Returns how many runs of the method have a final score. */
  static int scored(MethodRuns method) {
    return Summary.known(method.values(RunCurve::finalScore)).length;
  }

  /**
   * By mean of a number of which more is better, over the runs that have it, greatest first; a
   * method without any is last.
   */
  static Comparator<MethodRuns> bestFirst(ToDoubleFunction<RunCurve> score) {
    return Comparator.comparingDouble(
            (MethodRuns method) -> {
              double mean = Summary.of(method.values(score)).mean();
              return Double.isNaN(mean) ? Double.NEGATIVE_INFINITY : mean;
            })
        .reversed()
        .thenComparing(method -> method.method().label());
  }
}
