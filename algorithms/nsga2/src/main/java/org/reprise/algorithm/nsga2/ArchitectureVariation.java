package org.reprise.algorithm.nsga2;

import java.util.random.RandomGenerator;
import org.moeaframework.core.Solution;
import org.moeaframework.core.operator.Variation;
import org.reprise.space.Architecture;
import org.reprise.space.Mutation;
import org.reprise.space.SearchSpace;

/**
 * Uniform crossover over decisions, then one elementary change by the usual mutation of the space.
 * Where decisions are not independent, a combination that is no architecture is drawn again; after
 * {@value #TRIES} of them the children are mutations of their parents.
 */
final class ArchitectureVariation implements Variation {
  private static final int TRIES = 20;

  private final SearchSpace space;
  private final Mutation mutation;
  private final double crossover;
  private final RandomGenerator random;

  ArchitectureVariation(SearchSpace space, double crossover, RandomGenerator random) {
    this.space = space;
    this.crossover = crossover;
    this.random = random;
    mutation = space.mutation();
  }

  @Override
  public String getName() {
    return "uniform crossover and mutation of the space";
  }

  @Override
  public int getArity() {
    return 2;
  }

  @Override
  public Solution[] evolve(Solution[] parents) {
    Architecture first = ArchitectureVariable.of(parents[0]);
    Architecture second = ArchitectureVariable.of(parents[1]);
    Architecture[] children = {first, second};
    if (random.nextDouble() < crossover) {
      children = cross(first, second);
    }
    Solution[] offspring = new Solution[2];
    for (int i = 0; i < offspring.length; i++) {
      offspring[i] = parents[i].copy();
      ArchitectureVariable.set(offspring[i], mutation.mutate(children[i], random));
    }
    return offspring;
  }

  /** Returns two children, who share out the parents' choices, decision by decision. */
  Architecture[] cross(Architecture first, Architecture second) {
    if (first.length() != second.length()) {
      return new Architecture[] {first, second};
    }
    for (int attempt = 0; attempt < TRIES; attempt++) {
      int[] one = first.choices();
      int[] other = second.choices();
      for (int i = 0; i < one.length; i++) {
        if (random.nextBoolean()) {
          int choice = one[i];
          one[i] = other[i];
          other[i] = choice;
        }
      }
      Architecture[] children = {Architecture.of(one), Architecture.of(other)};
      if (space.defect(children[0]).isEmpty() && space.defect(children[1]).isEmpty()) {
        return children;
      }
    }
    return new Architecture[] {first, second};
  }
}
