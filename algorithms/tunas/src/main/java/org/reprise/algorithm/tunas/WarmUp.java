package org.reprise.algorithm.tunas;

import org.reprise.space.InvalidInputException;

/**
 * The course of a search: a delay in which the controller stands still, and in it the warm-ups of
 * weights, whose probability falls from 1 to 0; then the controller's rate grows tenfold.
 *
 * @param delay part of the search before the controller moves
 * @param operations part in which operations are warmed up; 0 for none
 * @param filters the same of filters
 */
record WarmUp(double delay, double operations, double filters) {
  private static final double GROWTH = 10;

  WarmUp {
    if (operations > delay || filters > delay) {
      throw new InvalidInputException(
          "warm-ups of "
              + operations
              + " and "
              + filters
              + " of a search are longer than the delay of "
              + delay);
    }
  }

  /** Returns the probability that all operations of a decision are trained. */
  double allOperations(double progress) {
    return falling(operations, progress);
  }

  /** Returns the probability that a decision takes the most filters. */
  double mostFilters(double progress) {
    return falling(filters, progress);
  }

  private static double falling(double part, double progress) {
    return part == 0 ? 0 : Math.max(0, 1 - progress / part);
  }

  /** Returns the factor of the controller's rate: 0, then from 1 to 10. */
  double rateFactor(double progress) {
    return progress < delay ? 0 : Math.pow(GROWTH, (progress - delay) / (1 - delay));
  }
}
