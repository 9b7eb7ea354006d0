package org.reprise.algorithm.regularizedevolution;

import org.reprise.space.Architecture;

/**
 * A population of fixed size with the places numbered; in an aging population the places are a
 * ring, and the next one to be replaced holds the oldest individual.
 */
public final class Population {
  private final Architecture[] individuals;
  private final double[] fitness;
  private int size;
  private int oldest;

  /** Room for {@code capacity} individuals. */
  Population(int capacity) {
    individuals = new Architecture[capacity];
    fitness = new double[capacity];
  }

  /** Returns how many individuals are alive. */
  public int size() {
    return size;
  }

  /** Returns the individual in a place. */
  public Architecture individual(int place) {
    return individuals[place];
  }

  /** Its fitness as it was measured, in percent. */
  public double fitness(int place) {
    return fitness[place];
  }

  boolean isFull() {
    return size == individuals.length;
  }

  void add(Architecture individual, double measured) {
    individuals[size] = individual;
    fitness[size] = measured;
    size++;
  }

  /** The child takes the place of the oldest individual, which dies. */
  void replaceOldest(Architecture child, double measured) {
    replace(oldest, child, measured);
    oldest = oldest + 1 == individuals.length ? 0 : oldest + 1;
  }

  /** The child takes {@code place}, whose individual dies. */
  void replace(int place, Architecture child, double measured) {
    individuals[place] = child;
    fitness[place] = measured;
  }
}
