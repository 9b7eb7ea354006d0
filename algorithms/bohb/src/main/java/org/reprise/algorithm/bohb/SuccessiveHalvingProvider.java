package org.reprise.algorithm.bohb;

import java.util.List;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;

/** Registers {@link SuccessiveHalving}: Hyperband's widest bracket alone. */
public final class SuccessiveHalvingProvider implements AlgorithmProvider {
  @Override
  public String name() {
    return "successive-halving";
  }

  @Override
  public String description() {
    return "Evaluates many at a low fidelity and keeps the best share for the next.";
  }

  @Override
  public Paper paper() {
    return new Paper(
        0,
        "Jamieson and Talwalkar",
        "Non-stochastic Best Arm Identification and Hyperparameter Optimization",
        "AISTATS 2016");
  }

  @Override
  public List<Hyperparameter> parameters() {
    return List.of(HyperbandProvider.ETA, HyperbandProvider.SMALLEST);
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    return new Hyperband(
        parameters.real("eta"), parameters.whole("min-epochs"), true, Proposer.uniform());
  }

  @Override
  public boolean needsSeveralFidelities() {
    return true;
  }
}
