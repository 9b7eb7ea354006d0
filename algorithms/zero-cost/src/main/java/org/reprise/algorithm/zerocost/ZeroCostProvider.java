package org.reprise.algorithm.zerocost;

import java.util.List;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;

/** Registers {@link ZeroCostSearch}. */
public final class ZeroCostProvider implements AlgorithmProvider {
  @Override
  public String name() {
    return "zero-cost";
  }

  @Override
  public String description() {
    return "Scores random architectures untrained by a zero-cost proxy and evaluates the best.";
  }

  @Override
  public Paper paper() {
    return new Paper(
        0, "Mellor et al.", "Neural Architecture Search without Training", "ICML 2021");
  }

  @Override
  public List<Hyperparameter> parameters() {
    return List.of(
        Hyperparameter.choice(
            "proxy", "nwot", Proxies.names(), "the proxy, see 'reprise proxy list'"),
        Hyperparameter.whole(
            "candidates", 1000, 1, 1_000_000, "N, random architectures that are scored"),
        Hyperparameter.whole(
            "evaluated", 1000, 1, 1_000_000, "k, the best that are evaluated, budget permitting"));
  }

  @Override
  public boolean needsProxyScores() {
    return true;
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    return new ZeroCostSearch(
        parameters.text("proxy"), parameters.whole("candidates"), parameters.whole("evaluated"));
  }
}
