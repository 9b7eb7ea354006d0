package org.reprise.algorithm.automlzero.search;

import org.jspecify.annotations.Nullable;
import org.reprise.algorithm.automlzero.program.Program;

/**
 * A program in the population, with the way it came about.
 *
 * @param number the individual's number in its island, counted from 0
 * @param parent the individual that it was mutated from; null at the beginning
 * @param mutation how it was made from its parent; null at the beginning
 */
public record Individual(
    long number,
    Program program,
    double fitness,
    @Nullable Individual parent,
    @Nullable MutationKind mutation) {

  // Identity is what counts: comparing would descend the whole ancestry.
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(number);
  }

  @Override
  public String toString() {
    return "individual " + number + ", fitness " + fitness;
  }
}
