package org.reprise.algorithm.oneshot;

import java.util.List;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;
import org.reprise.training.supernet.SupernetParameters;
import org.reprise.training.supernet.SupernetProvider;

/** Registers {@link OneShot}. */
public final class OneShotProvider implements SupernetProvider {
  @Override
  public String name() {
    return "one-shot";
  }

  @Override
  public String description() {
    return "Trains one model of all operations with path dropout, and the cells that it ranks"
        + " best.";
  }

  @Override
  public Paper paper() {
    return new Paper(
        10,
        "Bender et al.",
        "Understanding and Simplifying One-Shot Architecture Search",
        "ICML 2018");
  }

  @Override
  public List<Hyperparameter> parameters() {
    return SupernetParameters.declared(
        SupernetParameters.candidates(1_000),
        Hyperparameter.real("dropout", 0.1, 0, 1, "r, probability that nothing enters a node"),
        Hyperparameter.whole("ghosts", 2, 1, 16, "parts of a batch with paths of their own"));
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    SupernetParameters shared = SupernetParameters.of(parameters);
    return new OneShot(
        new OneShot.Settings(
            shared.protocol(),
            parameters.real("dropout"),
            parameters.whole("ghosts"),
            shared.scoring(),
            parameters.whole("candidates"),
            shared.finalists()));
  }
}
