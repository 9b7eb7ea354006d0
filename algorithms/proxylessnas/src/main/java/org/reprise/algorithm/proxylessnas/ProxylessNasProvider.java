package org.reprise.algorithm.proxylessnas;

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

/** Registers ProxylessNAS. */
public final class ProxylessNasProvider implements SupernetProvider {
  @Override
  public String name() {
    return "proxylessnas";
  }

  @Override
  public String description() {
    return "Opens one path of a supernet at a time by binary gates, under an expected latency.";
  }

  @Override
  public Paper paper() {
    return new Paper(
        8,
        "Cai et al.",
        "ProxylessNAS: Direct Neural Architecture Search on Target Task and Hardware",
        "ICLR 2019");
  }

  @Override
  public List<Hyperparameter> parameters() {
    return ProxylessSettings.declared();
  }

  @Override
  public Optional<String> unsupported(SearchSpace space) {
    return SupernetParameters.mobileOnly(space);
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    ProxylessSettings settings = ProxylessSettings.of(parameters);
    return new TargetedSearch(
        (task, target, operations, streams, spend) ->
            new GateTraining(settings, task, target, operations, streams, spend),
        parameters);
  }
}
