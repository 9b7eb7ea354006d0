package org.reprise.algorithm.singlepath;

import java.util.List;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;
import org.reprise.training.supernet.SupernetParameters;
import org.reprise.training.supernet.SupernetProvider;

/** Registers single path one-shot search. */
public final class SposProvider implements SupernetProvider {
  @Override
  public String name() {
    return "spos";
  }

  @Override
  public String description() {
    return "Trains a supernet along uniform paths and searches it by evolution.";
  }

  @Override
  public Paper paper() {
    return new Paper(
        0,
        "Guo et al.",
        "Single Path One-Shot Neural Architecture Search with Uniform Sampling",
        "ECCV 2020");
  }

  @Override
  public List<Hyperparameter> parameters() {
    return SupernetParameters.declared(
        Hyperparameter.whole("generations", 20, 1, 1_000, "of the evolution"),
        Hyperparameter.whole("population", 50, 4, 1_000, "architectures of a generation"),
        Hyperparameter.whole("parents", 10, 1, 1_000, "the best, from which others come"),
        Hyperparameter.real("mutation", 0.1, 0, 1, "probability that a decision is made anew"));
  }

  private static Evolution evolution(Hyperparameters parameters) {
    return new Evolution(
        parameters.whole("generations"),
        parameters.whole("population"),
        parameters.whole("parents"),
        parameters.real("mutation"));
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    SupernetParameters shared = SupernetParameters.of(parameters);
    return new SinglePathSearch(shared, Training::uniform, evolution(parameters));
  }
}
