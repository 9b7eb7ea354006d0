package org.reprise.algorithm.regularizedevolution;

import java.util.Iterator;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.reprise.search.Evaluator;
import org.reprise.search.SearchAlgorithm;
import org.reprise.search.WarmStart;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.Mutation;
import org.reprise.space.SearchSpace;

/**
 * Regularized evolution (Real et al. 2019, algorithm 1): tournament selection in a population from
 * which the oldest dies; and the non-aging variant that the paper compares, in which the worst of
 * the tournament dies.
 */
public final class RegularizedEvolution implements SearchAlgorithm {
  private final int populationSize;
  private final int sampleSize;
  private final Removal removal;
  private final double identity;
  private final String mutationName;
  private final WarmStart warmStart;
  private @Nullable Population left;

  /** Who dies when a child is born. */
  public enum Removal {
    /** The oldest individual: aging evolution. */
    OLDEST,
    /** The worst of the tournament: non-aging evolution. */
    WORST
  }

  /**
   * A search with the paper's P and S.
   *
   * @param populationSize P, individuals alive
   * @param sampleSize S, individuals drawn with replacement for a tournament
   * @param removal who dies
   * @param identity probability that a child is its parent unchanged (0.05 in the paper)
   * @param mutationName a mutation of the space, or {@code usual}
   */
  public RegularizedEvolution(
      int populationSize, int sampleSize, Removal removal, double identity, String mutationName) {
    this(populationSize, sampleSize, removal, identity, mutationName, WarmStart.NONE);
  }

  /** The same, whose first individuals are given by {@code warmStart} as far as it has any. */
  public RegularizedEvolution(
      int populationSize,
      int sampleSize,
      Removal removal,
      double identity,
      String mutationName,
      WarmStart warmStart) {
    this.populationSize = populationSize;
    this.sampleSize = sampleSize;
    this.removal = removal;
    this.identity = identity;
    this.mutationName = mutationName;
    this.warmStart = warmStart;
  }

  @Override
  public void search(Evaluator evaluator, RandomGenerator random) {
    SearchSpace space = evaluator.space();
    Mutation mutation = mutation(space);
    Population population = new Population(populationSize);
    left = population;
    Iterator<Architecture> first = warmStart.best(evaluator, populationSize, random).iterator();
    while (!population.isFull()) {
      Architecture individual = first.hasNext() ? first.next() : space.sample(random);
      population.add(individual, evaluator.evaluate(individual));
    }
    while (true) {
      int best = random.nextInt(populationSize);
      int worst = best;
      for (int i = 1; i < sampleSize; i++) {
        int candidate = random.nextInt(populationSize);
        if (population.fitness(candidate) > population.fitness(best)) {
          best = candidate;
        } else if (population.fitness(candidate) < population.fitness(worst)) {
          worst = candidate;
        }
      }
      Architecture parent = population.individual(best);
      boolean unchanged = identity > 0 && random.nextDouble() < identity;
      Architecture child = unchanged ? parent : mutation.mutate(parent, random);
      double fitness = evaluator.evaluate(child);
      if (removal == Removal.OLDEST) {
        population.replaceOldest(child, fitness);
      } else {
        population.replace(worst, child, fitness);
      }
    }
  }

  /** Returns the population as the search left it. */
  public Population population() {
    return Objects.requireNonNull(left, "nothing was searched yet");
  }

  private Mutation mutation(SearchSpace space) {
    if (mutationName.equals("usual")) {
      return space.mutation();
    }
    Mutation mutation = space.mutations().get(mutationName);
    if (mutation == null) {
      throw new InvalidInputException(
          "space "
              + space.name()
              + " has no mutation '"
              + mutationName
              + "'; accepted: usual, "
              + String.join(", ", space.mutations().keySet()));
    }
    return mutation;
  }
}
