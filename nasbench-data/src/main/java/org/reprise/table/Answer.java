package org.reprise.table;

/** What a table says of one architecture: a value, or that it has none and why. */
public sealed interface Answer {
  /**
   * A known value.
   *
   * @param value in the unit of its metric
   * @param seeds how many stored values it is made of: more than 1 for a mean over several seeds
   */
  record Value(double value, int seeds) implements Answer {}

  /** No value is known. */
  record Absent(String reason) implements Answer {}
}
