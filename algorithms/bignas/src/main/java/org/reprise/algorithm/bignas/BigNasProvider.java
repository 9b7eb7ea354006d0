package org.reprise.algorithm.bignas;

import java.util.List;
import java.util.Optional;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;
import org.reprise.space.SearchSpace;
import org.reprise.training.supernet.SupernetParameters;
import org.reprise.training.supernet.SupernetProvider;

/** Registers {@link BigNas}. */
public final class BigNasProvider implements SupernetProvider {
  @Override
  public String name() {
    return "bignas";
  }

  @Override
  public String description() {
    return "Trains one big model whose children need no retraining, and chooses one of them.";
  }

  @Override
  public Paper paper() {
    return new Paper(
        7,
        "Yu et al.",
        "BigNAS: Scaling Up Neural Architecture Search with Big Single-Stage Models",
        "ECCV 2020");
  }

  @Override
  public List<Hyperparameter> parameters() {
    return BigNasSettings.declared();
  }

  @Override
  public Optional<String> unsupported(SearchSpace space) {
    return SupernetParameters.mobileOnly(space);
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    return new BigNas(BigNasSettings.of(parameters), parameters);
  }
}
