package org.reprise.algorithm.bohb;

import java.util.List;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;

/** Registers {@link Hyperband} with uniform proposals. */
public final class HyperbandProvider implements AlgorithmProvider {
  static final Hyperparameter ETA =
      Hyperparameter.real("eta", 3, 1.5, 100, "one of eta architectures survives a rung");
  static final Hyperparameter SMALLEST =
      Hyperparameter.whole("min-epochs", 1, 1, 1_000_000, "epochs of the lowest rung, at least");

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
  public List<Hyperparameter> parameters() {
    return List.of(ETA, SMALLEST);
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    return new Hyperband(
        parameters.real("eta"), parameters.whole("min-epochs"), false, Proposer.uniform());
  }

  @Override
  public boolean needsSeveralFidelities() {
    return true;
  }
}
