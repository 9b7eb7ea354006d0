package org.reprise.algorithm.regularizedevolution;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.search.Evaluator;
import org.reprise.search.Hyperparameters;
import org.reprise.search.SearchAlgorithm;
import org.reprise.search.cost.CostObjectives;
import org.reprise.space.Architecture;
import org.reprise.space.Mutation;

/**
 * Regularized evolution for a Pareto front: algorithm 1 of Real et al. 2019, but the parent is one
 * of the tournament that no other of it dominates, drawn uniformly. With no cost known it is the
 * algorithm of the paper but for ties.
 */
public final class FrontEvolution implements SearchAlgorithm {
  private final Hyperparameters parameters;

  /** What is alive. */
  private record Individual(Architecture architecture, double accuracy, double[] costs) {}

  /** A search with these parameters, those of {@link FrontEvolutionProvider}. */
  public FrontEvolution(Hyperparameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public void search(Evaluator evaluator, RandomGenerator random) {
    CostObjectives costs = CostObjectives.of(parameters, evaluator.costs());
    Mutation mutation = evaluator.space().mutation();
    int populationSize = parameters.whole("population");
    Deque<Individual> population = new ArrayDeque<>();
    while (population.size() < populationSize) {
      population.add(individual(evaluator, costs, evaluator.space().sample(random)));
    }
    while (true) {
      List<Individual> alive = new ArrayList<>(population);
      List<Individual> tournament = new ArrayList<>();
      for (int i = 0; i < parameters.whole("sample"); i++) {
        tournament.add(alive.get(random.nextInt(populationSize)));
      }
      List<Individual> front = front(tournament);
      Individual parent = front.get(random.nextInt(front.size()));
      Architecture child = mutation.mutate(parent.architecture(), random);
      population.add(individual(evaluator, costs, child));
      population.remove();
    }
  }

  private static Individual individual(
      Evaluator evaluator, CostObjectives costs, Architecture architecture) {
    return new Individual(architecture, evaluator.evaluate(architecture), costs.of(architecture));
  }

  private static List<Individual> front(List<Individual> tournament) {
    return tournament.stream()
        .filter(one -> tournament.stream().noneMatch(other -> dominates(other, one)))
        .toList();
  }

  private static boolean dominates(Individual one, Individual other) {
    return CostObjectives.dominates(one.accuracy(), one.costs(), other.accuracy(), other.costs());
  }
}
