package org.reprise.search.predictor;

import java.util.List;
import java.util.Map;
import org.reprise.search.Parameter;
import org.reprise.search.Parameters;
import org.reprise.search.predictor.Ensemble.Examples;
import org.reprise.space.Encoding;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;

/** Registers the ensemble of {@link Mlp} with the defaults of BANANAS. */
public final class MlpProvider implements PredictorProvider {
  @Override
  public String name() {
    return "mlp";
  }

  @Override
  public String description() {
    return "Ensemble of feed-forward networks over an encoding (BANANAS).";
  }

  @Override
  public List<Parameter> parameters() {
    Mlp.Settings published = Mlp.Settings.PUBLISHED;
    return List.of(
        Parameter.word(
            "encoding",
            "published",
            "an encoding of the space, or published: truncated-path where there is one, else the"
                + " usual"),
        Parameter.whole("members", 5, 1, 1000, "networks of the ensemble; 1 for a single network"),
        Parameter.whole("layers", published.layers(), 1, 1000, "hidden layers of a network"),
        Parameter.whole("width", published.width(), 1, 10_000, "units of a hidden layer"),
        Parameter.whole("epochs", published.epochs(), 1, 1_000_000, "passes over the examples"),
        Parameter.whole("batch", published.batch(), 1, 1_000_000, "examples of a step"),
        Parameter.real("learning-rate", published.learningRate(), 0, 10, "Adam's learning rate"));
  }

  @Override
  public Predictor create(SearchSpace space, Parameters parameters) {
    Mlp.Settings settings =
        new Mlp.Settings(
            parameters.whole("layers"),
            parameters.whole("width"),
            parameters.whole("epochs"),
            parameters.whole("batch"),
            parameters.real("learning-rate"));
    Encoding encoding = encoding(space, parameters.text("encoding"));
    return new Ensemble(
        parameters.whole("members"), () -> new Mlp(encoding, settings), Examples.ALL);
  }

  private static Encoding encoding(SearchSpace space, String name) {
    Map<String, Encoding> encodings = space.encodings();
    if (name.equals("published")) {
      return encodings.getOrDefault("truncated-path", encodings.values().iterator().next());
    }
    Encoding encoding = encodings.get(name);
    if (encoding == null) {
      throw new InvalidInputException(
          "space "
              + space.name()
              + " has no encoding '"
              + name
              + "'; accepted: published, "
              + String.join(", ", encodings.keySet()));
    }
    return encoding;
  }
}
