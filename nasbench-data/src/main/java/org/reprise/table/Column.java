package org.reprise.table;

import java.util.random.RandomGenerator;

/**
 * One number for each row of a table: a stored series, or what a {@link Query} makes of several.
 * Reading allocates nothing; safe to use from many threads.
 */
public interface Column {
  /**
   * The value of {@code row}, NaN where it is absent.
   *
   * @throws IllegalStateException if the column draws a seed at each look-up, see {@link
   *     #value(int, RandomGenerator)}
   */
  double value(int row);

  /**
   * The value of {@code row}, NaN where it is absent. A column of random seeds draws uniformly
   * among those that the row has; any other column leaves {@code random} alone.
   */
  default double value(int row, RandomGenerator random) {
    return value(row);
  }

  /** How many stored values the answer for {@code row} is made of or drawn from; 0 if absent. */
  int seeds(int row);

  /** How many rows there are. */
  int rows();
}
