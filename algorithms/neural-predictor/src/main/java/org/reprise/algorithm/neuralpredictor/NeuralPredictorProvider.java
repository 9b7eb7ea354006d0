package org.reprise.algorithm.neuralpredictor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reprise.predictor.GcnProvider;
import org.reprise.predictor.PredictorProvider;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.Paper;
import org.reprise.search.SearchAlgorithm;
import org.reprise.space.SearchSpace;

/** Registers {@link NeuralPredictor} with the published defaults. */
public final class NeuralPredictorProvider implements AlgorithmProvider {
  private static final PredictorProvider NETWORK = new GcnProvider();

  @Override
  public String name() {
    return "neural-predictor";
  }

  @Override
  public String description() {
    return "A graph convolutional network learns from random cells and names the best of the rest.";
  }

  @Override
  public Paper paper() {
    return new Paper(
        5, "Wen et al.", "Neural Predictor for Neural Architecture Search", "ECCV 2020");
  }

  @Override
  public List<Hyperparameter> parameters() {
    List<Hyperparameter> parameters = new ArrayList<>();
    parameters.add(
        Hyperparameter.whole(
            "trained", 172, 1, 1_000_000, "N, random cells that the network learns"));
    parameters.add(
        Hyperparameter.whole(
            "pool", 0, 0, 10_000_000, "random cells predicted; 0 for the whole space"));
    parameters.addAll(NETWORK.parameters());
    return List.copyOf(parameters);
  }

  @Override
  public Optional<String> unsupported(SearchSpace space) {
    return NETWORK.unsupported(space);
  }

  @Override
  public SearchAlgorithm create(Hyperparameters parameters) {
    return new NeuralPredictor(
        parameters.whole("trained"),
        parameters.whole("pool"),
        (space, scores) -> NETWORK.create(space, parameters));
  }

  @Override
  public boolean isSlow() {
    return true;
  }
}
