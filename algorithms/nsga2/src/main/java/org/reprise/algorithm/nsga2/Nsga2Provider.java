package org.reprise.algorithm.nsga2;

import java.util.List;
import java.util.Optional;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Budget;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;
import org.reprise.search.cost.CostObjectives;

/** Registers {@link Nsga2} with the published population and crossover. */
public final class Nsga2Provider implements AlgorithmProvider {
  private static final int FEW_GENERATIONS = 5;

  @Override
  public String name() {
    return "nsga2";
  }

  @Override
  public String description() {
    return "Evolves a Pareto front of accuracy and costs by non-dominated sorting and crowding.";
  }

  @Override
  public Paper paper() {
    return new Paper(
        0,
        "Deb et al.",
        "A Fast and Elitist Multiobjective Genetic Algorithm: NSGA-II",
        "IEEE Transactions on Evolutionary Computation 2002");
  }

  @Override
  public List<Hyperparameter> parameters() {
    return List.of(
        Hyperparameter.whole("population", 100, 2, 1_000_000, "architectures of a generation"),
        Hyperparameter.real("crossover", 0.9, 0, 1, "probability that two parents are crossed"),
        CostObjectives.declared());
  }

  @Override
  public Optional<String> remark(Hyperparameters parameters, Budget budget) {
    int population = parameters.whole("population");
    double generations = (double) budget.evaluations() / population;
    return generations < FEW_GENERATIONS
        ? Optional.of(
            "its population of "
                + population
                + " leaves "
                + Math.max(0, (int) generations - 1)
                + " generations after the first; nsga2:population=N sets another")
        : Optional.empty();
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    return new Nsga2(parameters);
  }
}
