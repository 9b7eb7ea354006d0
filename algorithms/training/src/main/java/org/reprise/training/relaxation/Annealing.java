package org.reprise.training.relaxation;

/**
 * A temperature that falls, or rises, along a straight line.
 *
 * @param first of epoch 0
 * @param last of epoch {@code epochs}
 * @param epochs after which it stays
 */
public record Annealing(double first, double last, double epochs) {
  /** Returns the temperature of an epoch. */
  public double at(double epoch) {
    return first + (last - first) * Math.min(1, epochs == 0 ? 1 : epoch / epochs);
  }
}
