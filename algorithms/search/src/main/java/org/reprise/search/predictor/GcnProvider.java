package org.reprise.search.predictor;

import java.util.List;
import java.util.Optional;
import org.reprise.search.Parameter;
import org.reprise.search.Parameters;
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
  public List<Parameter> parameters() {
    Gcn.Settings published = Gcn.Settings.PUBLISHED;
    return List.of(
        Parameter.choice(
            "stages", "two", List.of("one", "two"), "a regressor, or a classifier before it"),
        Parameter.real("threshold", 91, 0, 100, "accuracy in percent that the classifier keeps"),
        Parameter.whole("hidden", published.hidden(), 1, 10_000, "units of a graph layer"),
        Parameter.whole("linear", published.linear(), 1, 10_000, "units of the linear layer"),
        Parameter.whole("epochs", published.epochs(), 1, 1_000_000, "passes over the examples"),
        Parameter.whole("batch", published.batch(), 1, 1_000_000, "examples of a step"),
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
  public Predictor create(SearchSpace space, Parameters parameters) {
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
