package org.reprise.report.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * What it took to come within a given regret of the optimum.
 *
 * @param target the regret
 * @param share of the runs that came there, from 0 to 1
 * @param median cost (evaluations or seconds) at which a run came there, over all runs: infinite
 *     where half of the runs or more never did
 */
public record Reached(double target, double share, double median) {
  /** Over the regret curves of several runs. */
  public static Reached of(List<StepCurve> runs, double target) {
    double[] costs = new double[runs.size()];
    int reached = 0;
    for (int i = 0; i < costs.length; i++) {
      double cost = runs.get(i).firstAtMost(target);
      costs[i] = Double.isNaN(cost) ? Double.POSITIVE_INFINITY : cost;
      reached += Double.isNaN(cost) ? 0 : 1;
    }
    return new Reached(target, reached / (double) costs.length, upperMedian(costs));
  }

  /**
   * Returns the share of the runs that came there, from 0 to 1, over what they had spent: the
   * empirical distribution of the costs, those that never came there being infinite.
   */
  public static StepCurve shares(List<StepCurve> runs, double target) {
    double[] costs =
        runs.stream()
            .mapToDouble(run -> run.firstAtMost(target))
            .filter(cost -> !Double.isNaN(cost))
            .sorted()
            .toArray();
    double[] places = Arrays.stream(costs).distinct().toArray();
    double[] shares = new double[places.length];
    int reached = 0;
    for (int i = 0; i < places.length; i++) {
      while (reached < costs.length && costs[reached] <= places[i]) {
        reached++;
      }
      shares[i] = reached / (double) runs.size();
    }
    return new StepCurve(places, shares);
  }

  /**
   * Returns the middle value, of two the greater: a median between reached and not reached is
   * neither.
   */
  private static double upperMedian(double[] costs) {
    if (costs.length == 0) {
      return Double.NaN;
    }
    double[] sorted = costs.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
