package org.reprise.predictor;

import java.util.List;
import java.util.Map;
import org.reprise.predictor.Ensemble.Examples;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
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
  public List<Hyperparameter> parameters() {
    Mlp.Settings published = Mlp.Settings.PUBLISHED;
    return List.of(
        Hyperparameter.word(
            "encoding",
            "published",
            "an encoding of the space, or published: truncated-path where there is one, else the"
                + " usual"),
        Hyperparameter.whole(
            "members", 5, 1, 1000, "networks of the ensemble; 1 for a single network"),
        Hyperparameter.whole("layers", published.layers(), 1, 1000, "hidden layers of a network"),
        Hyperparameter.whole("width", published.width(), 1, 10_000, "units of a hidden layer"),
        Hyperparameter.whole(
            "epochs", published.epochs(), 1, 1_000_000, "passes over the examples"),
        Hyperparameter.whole("batch", published.batch(), 1, 1_000_000, "examples of a step"),
        Hyperparameter.real(
            "learning-rate", published.learningRate(), 0, 10, "Adam's learning rate"));
  }

  @Override
  public Predictor create(SearchSpace space, Hyperparameters parameters) {
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
