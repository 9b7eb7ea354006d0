package org.reprise.search.predictor;

import java.util.List;
import java.util.Locale;
import org.reprise.search.Parameter;
import org.reprise.search.Parameters;
import org.reprise.search.predictor.BlockPredictor.Network;
import org.reprise.search.predictor.Ensemble.Examples;
import org.reprise.space.SearchSpace;

/** Registers the ensemble of {@link BlockPredictor} with the defaults of PNAS. */
public final class BlockPredictorProvider implements PredictorProvider {
  @Override
  public String name() {
    return "blocks";
  }

  @Override
  public String description() {
    return "Ensemble of networks over the blocks of a cell, feed-forward or recurrent (PNAS).";
  }

  @Override
  public List<Parameter> parameters() {
    BlockPredictor.Settings usual = BlockPredictor.Settings.DEFAULT;
    return List.of(
        Parameter.choice(
            "network", "mlp", List.of("mlp", "lstm"), "averaged embeddings or a recurrent net"),
        Parameter.whole("members", 5, 1, 1000, "networks, each on 4/5 of the data; 1 for a single"),
        Parameter.whole("width", usual.width(), 1, 10_000, "embedding and layer width"),
        Parameter.whole("epochs", usual.epochs(), 1, 1_000_000, "passes over the examples"),
        Parameter.whole("batch", usual.batch(), 1, 1_000_000, "most examples of a step"),
        Parameter.real("learning-rate", usual.learningRate(), 0, 10, "Adam's learning rate"));
  }

  @Override
  public Predictor create(SearchSpace space, Parameters parameters) {
    BlockPredictor.Settings settings =
        new BlockPredictor.Settings(
            parameters.whole("width"),
            parameters.whole("epochs"),
            parameters.whole("batch"),
            parameters.real("learning-rate"));
    Network network = Network.valueOf(parameters.text("network").toUpperCase(Locale.ROOT));
    return new Ensemble(
        parameters.whole("members"),
        () -> new BlockPredictor(space, network, settings),
        Examples.ALL_BUT_ONE_FOLD);
  }
}
