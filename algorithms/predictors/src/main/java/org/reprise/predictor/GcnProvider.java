package org.reprise.predictor;

import java.util.List;
import java.util.Optional;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.space.SearchSpace;

/** Registers {@link Gcn} and {@link TwoStage} with the published defaults. */
public final class GcnProvider implements PredictorProvider {
  @Override
  public String name() {
    return "gcn";
  }

  @Override
  public String description() {
    return "Graph convolutional network over the cell, in one stage or two (Neural Predictor).";
  }

  @Override
  public List<Hyperparameter> parameters() {
    Gcn.Settings published = Gcn.Settings.PUBLISHED;
    return List.of(
        Hyperparameter.choice(
            "stages", "two", List.of("one", "two"), "a regressor, or a classifier before it"),
        Hyperparameter.real(
            "threshold", 91, 0, 100, "accuracy in percent that the classifier keeps"),
        Hyperparameter.whole("hidden", published.hidden(), 1, 10_000, "units of a graph layer"),
        Hyperparameter.whole("linear", published.linear(), 1, 10_000, "units of the linear layer"),
        Hyperparameter.whole(
            "epochs", published.epochs(), 1, 1_000_000, "passes over the examples"),
        Hyperparameter.whole("batch", published.batch(), 1, 1_000_000, "examples of a step"),
        Hyperparameter.real(
            "learning-rate", published.learningRate(), 0, 10, "Adam's at the start, then cosine"),
        Hyperparameter.real(
            "weight-decay", published.weightDecay(), 0, 10, "L2 added to the gradient"));
  }

  @Override
  public Optional<String> unsupported(SearchSpace space) {
    return LabelledGraph.form(space).isPresent()
        ? Optional.empty()
        : Optional.of("its architectures have no graph of a cell");
  }

  @Override
  public Predictor create(SearchSpace space, Hyperparameters parameters) {
    Gcn.Settings settings =
        new Gcn.Settings(
            parameters.whole("hidden"),
            parameters.whole("linear"),
            parameters.whole("epochs"),
            parameters.whole("batch"),
            parameters.real("learning-rate"),
            parameters.real("weight-decay"));
    return parameters.text("stages").equals("one")
        ? new Gcn(space, settings, new Gcn.Regression())
        : new TwoStage(space, settings, parameters.real("threshold"));
  }
}
