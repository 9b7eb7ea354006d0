package org.reprise.search.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The area that a set of points dominates up to a reference point, in two objectives of which the
 * first is minimised (a cost) and the second maximised (an accuracy). The reference point belongs
 * to the figure: an area says nothing without it.
 *
 * @param referenceCost worst cost that counts
 * @param referenceAccuracy worst accuracy that counts
 */
public record Hypervolume(double referenceCost, double referenceAccuracy) {
  /**
   * A point.
   *
   * @param cost to be small
   * @param accuracy to be great
   */
  public record Point(double cost, double accuracy) {}

  /** Returns the points that no other dominates, by ascending cost; of equal points one. */
  public static List<Point> front(List<Point> points) {
    List<Point> sorted = new ArrayList<>(points);
    sorted.sort(
        Comparator.comparingDouble(Point::cost)
            .thenComparing(Comparator.comparingDouble(Point::accuracy).reversed()));
    List<Point> front = new ArrayList<>();
    double best = Double.NEGATIVE_INFINITY;
    for (Point point : sorted) {
      if (point.accuracy() > best) {
        front.add(point);
        best = point.accuracy();
      }
    }
    return front;
  }

  /** Returns the dominated area; a point beyond the reference adds nothing. */
  public double of(List<Point> points) {
    for (Point point : points) {
      if (Double.isNaN(point.cost()) || Double.isNaN(point.accuracy())) {
        return Double.NaN;
      }
    }
    double area = 0;
    double floor = referenceAccuracy;
    for (Point point : front(points)) {
      if (point.cost() < referenceCost && point.accuracy() > floor) {
        area += (referenceCost - point.cost()) * (point.accuracy() - floor);
        floor = point.accuracy();
      }
    }
    return area;
  }
}
