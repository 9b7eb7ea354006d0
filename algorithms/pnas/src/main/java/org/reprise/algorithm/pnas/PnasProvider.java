package org.reprise.algorithm.pnas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reprise.predictor.BlockPredictorProvider;
import org.reprise.predictor.PredictorProvider;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;
import org.reprise.space.SearchSpace;

/** Registers {@link Pnas} with the published defaults. */
public final class PnasProvider implements AlgorithmProvider {
  private static final PredictorProvider NETWORKS = new BlockPredictorProvider();

  @Override
  public String name() {
    return "pnas";
  }

  @Override
  public String description() {
    return "Cells grow block by block; a predictor chooses which extensions are trained.";
  }

  @Override
  public Paper paper() {
    return new Paper(9, "Liu et al.", "Progressive Neural Architecture Search", "ECCV 2018");
  }

  @Override
  public List<Hyperparameter> parameters() {
    List<Hyperparameter> parameters = new ArrayList<>();
    parameters.add(
        Hyperparameter.whole(
            "beam", 256, 1, 1_000_000, "K, cells trained at each level but the first"));
    parameters.add(
        Hyperparameter.choice(
            "grow-by",
            "edges",
            List.of("edges", "nodes"),
            "what a block is where operations are on edges"));
    parameters.addAll(NETWORKS.parameters());
    return List.copyOf(parameters);
  }

  @Override
  public Optional<String> unsupported(SearchSpace space) {
    return Growths.unsupported(space);
  }

  /** The predictor starts from the logit of the mean accuracy. */
  @Override
  public boolean needsPercent() {
    return true;
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    return new Pnas(
        parameters.whole("beam"),
        parameters.text("grow-by"),
        (space, scores) -> NETWORKS.create(space, parameters));
  }
}
