package org.reprise.algorithm.regularizedevolution;

import java.util.List;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;
import org.reprise.search.cost.CostObjectives;

/** Registers {@link FrontEvolution} with the paper's P and S. */
public final class FrontEvolutionProvider implements AlgorithmProvider {
  @Override
  public String name() {
    return "mo-regularized-evolution";
  }

  @Override
  public String description() {
    return "Regularized evolution whose tournaments are won by Pareto dominance.";
  }

  @Override
  public Paper paper() {
    return new RegularizedEvolutionProvider().paper();
  }

  @Override
  public List<Hyperparameter> parameters() {
    return List.of(
        Hyperparameter.whole("population", 100, 1, 1_000_000, "P, individuals alive"),
        Hyperparameter.whole(
            "sample", 25, 1, 1_000_000, "S, individuals of a tournament, with replacement"),
        CostObjectives.declared());
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    return new FrontEvolution(parameters);
  }
}
