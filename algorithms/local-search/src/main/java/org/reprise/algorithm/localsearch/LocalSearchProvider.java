package org.reprise.algorithm.localsearch;

import java.util.List;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;

/** Registers {@link LocalSearch}. */
public final class LocalSearchProvider implements AlgorithmProvider {
  @Override
  public String name() {
    return "local-search";
  }

  @Override
  public String description() {
    return "Climbs to the best neighbour until none is better, then starts again.";
  }

  @Override
  public Paper paper() {
    return new Paper(
        0,
        "White et al.",
        "Exploring the Loss Landscape in Neural Architecture Search",
        "UAI 2021");
  }

  @Override
  public List<Hyperparameter> parameters() {
    return List.of(
        Hyperparameter.whole(
            "initial", 10, 1, 1_000_000, "random architectures from which a climb starts"),
        Hyperparameter.choice(
            "neighbourhood",
            "full",
            List.of("full", "first"),
            "evaluate all neighbours before a move, or take the first better one"));
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    return new LocalSearch(
        parameters.whole("initial"), parameters.text("neighbourhood").equals("full"));
  }
}
