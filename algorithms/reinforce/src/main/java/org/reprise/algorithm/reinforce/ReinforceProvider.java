package org.reprise.algorithm.reinforce;

import java.util.List;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;

/** Registers {@link Reinforce}. */
public final class ReinforceProvider implements AlgorithmProvider {
  @Override
  public String name() {
    return "reinforce";
  }

  @Override
  public String description() {
    return "Trains one softmax per decision by the policy gradient.";
  }

  @Override
  public Paper paper() {
    return new Paper(
        0,
        "Williams",
        "Simple Statistical Gradient-Following Algorithms for Connectionist Reinforcement Learning",
        "Machine Learning 1992; as in Dong and Yang, NAS-Bench-201, ICLR 2020");
  }

  @Override
  public List<Hyperparameter> parameters() {
    return List.of(
        Hyperparameter.real("learning-rate", 0.01, 1e-9, 1e3, "of Adam, on the logits"),
        Hyperparameter.real(
            "baseline-momentum", 0.9, 0, 0.999999, "of the moving average of rewards"));
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    return new Reinforce(parameters.real("learning-rate"), parameters.real("baseline-momentum"));
  }
}
