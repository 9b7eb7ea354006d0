package org.reprise.algorithm.randomsearch;

import java.util.List;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;
import org.reprise.search.cost.CostObjectives;

/** Registers {@link FrontRandomSearch}. */
public final class FrontRandomSearchProvider implements AlgorithmProvider {
  @Override
  public String name() {
    return "mo-random-search";
  }

  @Override
  public String description() {
    return "Draws architectures at random, evenly over their costs: the control of Pareto fronts.";
  }

  @Override
  public Paper paper() {
    return new RandomSearchProvider().paper();
  }

  @Override
  public List<Hyperparameter> parameters() {
    return List.of(
        Hyperparameter.whole("draws", 10, 1, 10_000, "uniform draws, of which one is evaluated"),
        Hyperparameter.whole("strata", 10, 1, 10_000, "equal parts of the range of a cost"),
        CostObjectives.declared());
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    return new FrontRandomSearch(parameters);
  }
}
