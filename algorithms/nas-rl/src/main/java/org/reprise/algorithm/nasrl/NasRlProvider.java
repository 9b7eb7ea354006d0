package org.reprise.algorithm.nasrl;

import java.util.List;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;

/** Registers {@link NasRl} with the published numbers of controllers and replicas. */
public final class NasRlProvider implements AlgorithmProvider {
  @Override
  public String name() {
    return "nas-rl";
  }

  @Override
  public String description() {
    return "Trains a recurrent controller that writes architectures token by token, by REINFORCE.";
  }

  @Override
  public Paper paper() {
    return new Paper(
        1, "Zoph and Le", "Neural Architecture Search with Reinforcement Learning", "ICLR 2017");
  }

  @Override
  public List<Hyperparameter> parameters() {
    return List.of(
        Hyperparameter.whole("layers", 2, 1, 10, "layers of the LSTM"),
        Hyperparameter.whole("units", 35, 1, 10_000, "units of each layer"),
        Hyperparameter.real("learning-rate", 0.0006, 1e-9, 10, "of Adam"),
        Hyperparameter.real(
            "initial-range", 0.08, 1e-9, 10, "weights start uniform in (-range, range)"),
        Hyperparameter.whole("replicas", 100, 1, 10_000, "K, controllers that take turns"),
        Hyperparameter.whole("children", 8, 1, 10_000, "m, architectures for one gradient"),
        Hyperparameter.real(
            "baseline-momentum", 0.95, 0, 0.999999, "of the average of earlier rewards"),
        Hyperparameter.real("reward-exponent", 3, 0.1, 100, "reward = accuracy ^ exponent"));
  }

  /** The reward is a power of the accuracy. */
  @Override
  public boolean needsPercent() {
    return true;
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    return new NasRl(
        new NasRl.Settings(
            parameters.whole("layers"),
            parameters.whole("units"),
            parameters.real("learning-rate"),
            parameters.real("initial-range"),
            parameters.whole("replicas"),
            parameters.whole("children"),
            parameters.real("baseline-momentum"),
            parameters.real("reward-exponent")));
  }
}
