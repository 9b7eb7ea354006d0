package org.reprise.algorithm.randomsearch;

import java.util.List;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;

/** Registers {@link RandomSearch}. */
public final class RandomSearchProvider implements AlgorithmProvider {
  @Override
  public String name() {
    return "random-search";
  }

  @Override
  public String description() {
    return "Draws architectures uniformly, with replacement.";
  }

  @Override
  public Paper paper() {
    return new Paper(
        0,
        "Li and Talwalkar",
        "Random Search and Reproducibility for Neural Architecture Search",
        "UAI 2019");
  }

  @Override
  public List<Hyperparameter> parameters() {
    return List.of();
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    return new RandomSearch();
  }
}
