package org.reprise.algorithm.nsga2;

import java.util.random.RandomGenerator;
import org.moeaframework.algorithm.NSGAII;
import org.moeaframework.core.population.NondominatedSortingPopulation;
import org.reprise.search.Evaluator;
import org.reprise.search.Hyperparameters;
import org.reprise.search.SearchAlgorithm;
import org.reprise.search.cost.CostObjectives;

/**
 * NSGA-II (Deb et al. 2002): parents and children together are sorted into fronts, and the next
 * population takes front after front, of the last one those that are least crowded. Sorting,
 * crowding distance and survival are the MOEA Framework's; the space gives sampling and mutation.
 *
 * <p>The library's random numbers are one generator for the whole virtual machine, so that searches
 * side by side would disturb each other. Nothing here uses it: first population, tournaments and
 * variation draw from the generator of the run.
 */
public final class Nsga2 implements SearchAlgorithm {
  private final Hyperparameters parameters;

  /** A search with these parameters, those of {@link Nsga2Provider}. */
  public Nsga2(Hyperparameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public void search(Evaluator evaluator, RandomGenerator random) {
    CostObjectives costs = CostObjectives.of(parameters, evaluator.costs());
    ArchitectureProblem problem = new ArchitectureProblem(evaluator, costs);
    NSGAII nsga2 =
        new NSGAII(
            problem,
            parameters.whole("population"),
            new NondominatedSortingPopulation(),
            null, // No archive: the harness keeps the front of all that was evaluated.
            new CrowdedTournament(random),
            new ArchitectureVariation(evaluator.space(), parameters.real("crossover"), random),
            size -> problem.sample(size, random));
    while (true) {
      nsga2.step();
    }
  }
}
