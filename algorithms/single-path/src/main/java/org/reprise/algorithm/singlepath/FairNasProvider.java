package org.reprise.algorithm.singlepath;

import java.util.List;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;
import org.reprise.training.supernet.SupernetParameters;
import org.reprise.training.supernet.SupernetProvider;

/** Registers FairNAS. */
public final class FairNasProvider implements SupernetProvider {
  @Override
  public String name() {
    return "fairnas";
  }

  @Override
  public String description() {
    return "Trains a supernet so that each operation of each edge counts once a step.";
  }

  @Override
  public Paper paper() {
    return new Paper(
        0,
        "Chu et al.",
        "FairNAS: Rethinking Evaluation Fairness of Weight Sharing Neural Architecture Search",
        "ICCV 2021");
  }

  @Override
  public List<Hyperparameter> parameters() {
    return SupernetParameters.declared(SupernetParameters.candidates(1_000));
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    SupernetParameters shared = SupernetParameters.of(parameters);
    return new SinglePathSearch(
        shared, Training::fair, Choice.ofRandom(parameters.whole("candidates")));
  }
}
