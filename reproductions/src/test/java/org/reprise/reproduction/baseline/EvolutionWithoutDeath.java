package org.reprise.reproduction.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.search.Evaluator;
import org.reprise.search.SearchAlgorithm;
import org.reprise.space.Architecture;
import org.reprise.space.Mutation;

/** Regularized evolution, P = 20, S = 5, in which the line that removes the oldest was lost. */
final class EvolutionWithoutDeath implements SearchAlgorithm {
  private static final int POPULATION = 20;
  private static final int SAMPLE = 5;

  private record Individual(Architecture cell, double fitness) {}

  @Override
  public void search(Evaluator evaluator, RandomGenerator random) {
    Mutation mutation = evaluator.space().mutation();
    List<Individual> population = new ArrayList<>();
    while (population.size() < POPULATION) {
      Architecture cell = evaluator.space().sample(random);
      population.add(new Individual(cell, evaluator.evaluate(cell)));
    }
    while (true) {
      Individual best = population.get(random.nextInt(population.size()));
      for (int i = 1; i < SAMPLE; i++) {
        Individual candidate = population.get(random.nextInt(population.size()));
        best = candidate.fitness() > best.fitness() ? candidate : best;
      }
      Architecture child = mutation.mutate(best.cell(), random);
      population.add(new Individual(child, evaluator.evaluate(child)));
    }
  }
}
