package org.reprise.algorithm.singlepath;

import java.util.List;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;
import org.reprise.training.supernet.SupernetParameters;
import org.reprise.training.supernet.SupernetProvider;

/** Registers random search with shared weights. */
public final class RspsProvider implements SupernetProvider {
  @Override
  public String name() {
    return "rsps";
  }

  @Override
  public String description() {
    return "Trains a supernet along uniform paths and the best of random cells by its scores.";
  }

  @Override
  public Paper paper() {
    return new Paper(
        0,
        "Li and Talwalkar",
        "Random Search and Reproducibility for Neural Architecture Search",
        "UAI 2019");
  }

  @Override
  public List<Hyperparameter> parameters() {
    return SupernetParameters.declared(SupernetParameters.candidates(100));
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    SupernetParameters shared = SupernetParameters.of(parameters);
    return new SinglePathSearch(
        shared, Training::uniform, Choice.ofRandom(parameters.whole("candidates")));
  }
}
