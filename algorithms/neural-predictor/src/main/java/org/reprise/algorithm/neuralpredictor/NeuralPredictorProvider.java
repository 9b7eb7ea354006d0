package org.reprise.algorithm.neuralpredictor;

import java.util.List;
import java.util.Optional;
import org.reprise.algorithm.neuralpredictor.NeuralPredictor.Surrogate;
import org.reprise.search.AlgorithmProvider;
import org.reprise.search.Paper;
import org.reprise.search.Parameter;
import org.reprise.search.Parameters;
import org.reprise.search.SearchAlgorithm;
import org.reprise.search.predictor.CellGraph;
import org.reprise.search.predictor.Gcn;
import org.reprise.search.predictor.TwoStage;
import org.reprise.space.SearchSpace;

/** Registers {@link NeuralPredictor} with the published defaults. */
public final class NeuralPredictorProvider implements AlgorithmProvider {
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
  public List<Parameter> parameters() {
    Gcn.Settings published = Gcn.Settings.PUBLISHED;
    return List.of(
        Parameter.whole("trained", 172, 1, 1_000_000, "N, random cells that the network learns"),
        Parameter.whole("pool", 0, 0, 10_000_000, "random cells predicted; 0 for the whole space"),
        Parameter.choice(
            "stages", "two", List.of("one", "two"), "a regressor, or a classifier before it"),
        Parameter.real("threshold", 91, 0, 100, "accuracy in percent that the classifier keeps"),
        Parameter.whole("hidden", published.hidden(), 1, 10_000, "units of a graph layer"),
        Parameter.whole("linear", published.linear(), 1, 10_000, "units of the linear layer"),
        Parameter.whole("epochs", published.epochs(), 1, 1_000_000, "passes over the N cells"),
        Parameter.whole("batch", published.batch(), 1, 1_000_000, "cells of a step"),
        Parameter.real(
            "learning-rate", published.learningRate(), 0, 10, "Adam's at the start, then cosine"),
        Parameter.real("weight-decay", published.weightDecay(), 0, 10, "L2 added to the gradient"));
  }

  @Override
  public Optional<String> unsupported(SearchSpace space) {
    return CellGraph.form(space).isPresent()
        ? Optional.empty()
        : Optional.of("its architectures have no graph of a cell");
  }

  @Override
  public SearchAlgorithm create(Parameters parameters) {
    Gcn.Settings network =
        new Gcn.Settings(
            parameters.whole("hidden"),
            parameters.whole("linear"),
            parameters.whole("epochs"),
            parameters.whole("batch"),
            parameters.real("learning-rate"),
            parameters.real("weight-decay"));
    double threshold = parameters.real("threshold");
    Surrogate surrogate =
        parameters.text("stages").equals("one")
            ? space -> new Gcn(space, network, new Gcn.Regression())
            : space -> new TwoStage(space, network, threshold);
    return new NeuralPredictor(parameters.whole("trained"), parameters.whole("pool"), surrogate);
  }
}
