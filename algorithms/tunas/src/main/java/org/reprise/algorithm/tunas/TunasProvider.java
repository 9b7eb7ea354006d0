package org.reprise.algorithm.tunas;

import java.util.List;
import java.util.Optional;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;
import org.reprise.space.SearchSpace;
import org.reprise.training.relaxation.TargetedSearch;
import org.reprise.training.supernet.SupernetParameters;
import org.reprise.training.supernet.SupernetProvider;

/** Registers TuNAS. */
public final class TunasProvider implements SupernetProvider {
  @Override
  public String name() {
    return "tunas";
  }

  @Override
  public String description() {
    return "Rewards a controller for accuracy by shared weights and for a cost near its target.";
  }

  @Override
  public Paper paper() {
    return new Paper(
        6,
        "Bender et al.",
        "Can Weight Sharing Outperform Random Architecture Search? An Investigation With TuNAS",
        "CVPR 2020");
  }

  @Override
  public List<Hyperparameter> parameters() {
    return TunasSettings.declared();
  }

  @Override
  public Optional<String> unsupported(SearchSpace space) {
    return SupernetParameters.mobileOnly(space);
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    TunasSettings settings = TunasSettings.of(parameters);
    return new TargetedSearch(
        (task, target, operations, streams, spend) ->
            new PolicyTraining(settings, task, target, operations, streams, spend),
        parameters);
  }
}
