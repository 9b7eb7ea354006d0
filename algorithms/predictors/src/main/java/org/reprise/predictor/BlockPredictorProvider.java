package org.reprise.predictor;

import java.util.List;
import java.util.Locale;
import org.reprise.predictor.BlockPredictor.Network;
import org.reprise.predictor.Ensemble.Examples;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
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
  public List<Hyperparameter> parameters() {
    BlockPredictor.Settings usual = BlockPredictor.Settings.DEFAULT;
    return List.of(
        Hyperparameter.choice(
            "network", "mlp", List.of("mlp", "lstm"), "averaged embeddings or a recurrent net"),
        Hyperparameter.whole(
            "members", 5, 1, 1000, "networks, each on 4/5 of the data; 1 for a single"),
        Hyperparameter.whole("width", usual.width(), 1, 10_000, "embedding and layer width"),
        Hyperparameter.whole("epochs", usual.epochs(), 1, 1_000_000, "passes over the examples"),
        Hyperparameter.whole("batch", usual.batch(), 1, 1_000_000, "most examples of a step"),
        Hyperparameter.real("learning-rate", usual.learningRate(), 0, 10, "Adam's learning rate"));
  }

  @Override
  public Predictor create(SearchSpace space, Hyperparameters parameters) {
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
