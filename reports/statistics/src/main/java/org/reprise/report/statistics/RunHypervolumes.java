package org.reprise.report.statistics;

import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.search.statistics.Hypervolume;
import org.reprise.search.statistics.Hypervolume.Point;

/**
 * The hypervolume of what one run returns, averaged over runs. The union of all runs would reward
 * scatter: a method that finds the same best architecture in each of twenty runs would have less of
 * it than random search.
 *
 * @param mean over runs, as a share of {@code whole}
 * @param interval of the mean, over runs
 * @param n runs that returned something with a cost and an accuracy
 */
public record RunHypervolumes(double mean, Interval interval, int n) {

  /**
   * @param runs what each run returns: one architecture, or a front; a run that returns nothing
   *     that was measured is left out
   * @param hypervolume with the reference point, which belongs to the figure
   * @param whole the hypervolume that counts as 1, such as that of the table's front
   */
  public static RunHypervolumes of(
      List<List<Point>> runs,
      Hypervolume hypervolume,
      double whole,
      Bootstrap bootstrap,
      RandomGenerator random) {
    double[] shares =
        runs.stream()
            .filter(points -> !points.isEmpty())
            .mapToDouble(points -> hypervolume.of(points) / whole)
            .filter(share -> !Double.isNaN(share))
            .toArray();
    return new RunHypervolumes(
        Summary.mean(shares), bootstrap.percentile(shares, Summary::mean, random), shares.length);
  }
}
