package org.reprise.algorithm.bohb;

import java.util.List;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Paper;
import org.reprise.search.Parameter;
import org.reprise.search.Parameters;
import org.reprise.search.SearchAlgorithm;

/** Registers {@link Hyperband} with uniform proposals. */
public final class HyperbandProvider implements AlgorithmProvider {
  static final Parameter ETA =
      Parameter.real("eta", 3, 1.5, 100, "one of eta architectures survives a rung");
  static final Parameter SMALLEST =
      Parameter.whole("min-epochs", 1, 1, 1_000_000, "epochs of the lowest rung, at least");

  @Override
  public String name() {
    return "hyperband";
  }

  @Override
  public String description() {
    return "Brackets of successive halving that trade numbers against fidelity.";
  }

  @Override
  public Paper paper() {
    return new Paper(
        0,
        "Li et al.",
        "Hyperband: A Novel Bandit-Based Approach to Hyperparameter Optimization",
        "JMLR 2018");
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(ETA, SMALLEST);
  }

  @Override
  public SearchAlgorithm create(Parameters parameters) {
    return new Hyperband(
        parameters.real("eta"), parameters.whole("min-epochs"), false, Proposer.uniform());
  }
}
