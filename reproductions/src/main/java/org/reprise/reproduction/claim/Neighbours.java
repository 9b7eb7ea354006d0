package org.reprise.reproduction.claim;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether a row could fail: it says something of its method only if the rule would reject the
 * method of a neighbouring row of the same benchmark, whose published value is the mean that such a
 * method would have.
 */
final class Neighbours {
  /** A normal variable stays below so many standard deviations in 95 of 100 cases. */
  private static final double Z95_ONE_SIDED = 1.645;

  private Neighbours() {}

  /**
   * Returns the nearest other method whose mean over as many runs would meet the rule of {@code
   * target} with a chance above 5 %; empty if there is none, or no neighbour's value is at hand.
   *
   * @param runs how many runs are made
   * @param allowed by the rule at that number
   * @param spread standard deviation over runs, where no row states one
   */
  static Optional<Target> passing(
      Target target, List<Target> all, int runs, double allowed, double spread) {
    return of(target, all).stream()
        .filter(
            other -> {
              double gap = gap(target, other);
              return gap - Z95_ONE_SIDED * spread(other, target, spread) / Math.sqrt(runs)
                  <= allowed;
            })
        .min(Comparator.comparingDouble(other -> gap(target, other)));
  }

  private static double gap(Target target, Target other) {
    return Math.abs(other.expected().value() - target.expected().value());
  }

  /** Returns the rows of other methods on the same benchmark, by the same score and budget. */
  static List<Target> of(Target target, List<Target> all) {
    Target.Row row = target.row();
    if (row == null) {
      return List.of();
    }
    return all.stream()
        .filter(
            other ->
                other.row() != null
                    && other.row().protocol().equals(row.protocol())
                    && other.row().score().equals(row.score())
                    && String.valueOf(other.row().budget()).equals(String.valueOf(row.budget()))
                    && other.expected().confidence() != Confidence.UNCONFIRMED
                    && !name(other.row().method()).equals(name(row.method())))
        .toList();
  }

  private static String name(String method) {
    return method.replaceAll(":.*", "");
  }

  private static double spread(Target other, Target target, double measured) {
    for (Target each : List.of(other, target)) {
      if (each.expected().spread() != null) {
        return each.expected().spread();
      }
    }
    return Double.isNaN(measured) ? 0 : measured;
  }
}
