package org.reprise.algorithm.pnas;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Paper;
import org.reprise.search.Parameter;
import org.reprise.search.Parameters;
import org.reprise.search.SearchAlgorithm;
import org.reprise.search.predictor.BlockPredictor;
import org.reprise.search.predictor.BlockPredictor.Network;
import org.reprise.search.predictor.Ensemble;
import org.reprise.search.predictor.Ensemble.Examples;
import org.reprise.space.SearchSpace;

/** Registers {@link Pnas} with the published defaults. */
public final class PnasProvider implements AlgorithmProvider {
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
  public List<Parameter> parameters() {
    BlockPredictor.Settings usual = BlockPredictor.Settings.DEFAULT;
    return List.of(
        Parameter.whole("beam", 256, 1, 1_000_000, "K, cells trained at each level but the first"),
        Parameter.choice(
            "grow-by", "edges", List.of("edges", "nodes"), "what a block is in NAS-Bench-201"),
        Parameter.choice(
            "predictor", "mlp", List.of("mlp", "lstm"), "averaged embeddings or a recurrent net"),
        Parameter.whole("members", 5, 1, 1000, "networks, each on 4/5 of the data; 1 for a single"),
        Parameter.whole("width", usual.width(), 1, 10_000, "embedding and layer width"),
        Parameter.whole("epochs", usual.epochs(), 1, 1_000_000, "passes over what is charged"),
        Parameter.whole("batch", usual.batch(), 1, 1_000_000, "most examples of a step"),
        Parameter.real("learning-rate", usual.learningRate(), 0, 10, "Adam's learning rate"));
  }

  @Override
  public Optional<String> unsupported(SearchSpace space) {
    return Growths.find(space, "edges").isPresent()
        ? Optional.empty()
        : Optional.of("its architectures are not cells that grow by blocks");
  }

  @Override
  public SearchAlgorithm create(Parameters parameters) {
    BlockPredictor.Settings settings =
        new BlockPredictor.Settings(
            parameters.whole("width"),
            parameters.whole("epochs"),
            parameters.whole("batch"),
            parameters.real("learning-rate"));
    Network network = Network.valueOf(parameters.text("predictor").toUpperCase(Locale.ROOT));
    int members = parameters.whole("members");
    return new Pnas(
        parameters.whole("beam"),
        parameters.text("grow-by"),
        space ->
            new Ensemble(
                members,
                () -> new BlockPredictor(space, network, settings),
                Examples.ALL_BUT_ONE_FOLD));
  }
}
