package org.reprise.predictor;

import java.util.List;
import java.util.Map;
import org.reprise.predictor.Ensemble.Examples;
import org.reprise.search.Hyperparameter;
import org.reprise.search.Hyperparameters;
import org.reprise.search.ProxyWork;
import org.reprise.space.Encoding;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;

/** Registers the ensemble of {@link Mlp} with the defaults of BANANAS. */
public final class MlpProvider implements PredictorProvider {
  private static final String NO_PROXIES = "none";

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
            "learning-rate", published.learningRate(), 0, 10, "Adam's learning rate"),
        Hyperparameter.word(
            "proxies",
            NO_PROXIES,
            "zero-cost proxies whose scores are further inputs, as zen+synflow, or none"));
  }

  @Override
  public Predictor create(SearchSpace space, Hyperparameters parameters) {
    return create(space, parameters, ScoreSource.NONE);
  }

  @Override
  public Predictor create(SearchSpace space, Hyperparameters parameters, ScoreSource scores) {
    Mlp.Settings settings =
        new Mlp.Settings(
            parameters.whole("layers"),
            parameters.whole("width"),
            parameters.whole("epochs"),
            parameters.whole("batch"),
            parameters.real("learning-rate"));
    Encoding encoding = encoding(space, parameters.text("encoding"));
    int members = parameters.whole("members");
    List<String> proxies = proxies(parameters.text("proxies"));
    return proxies.isEmpty()
        ? ensemble(members, encoding, settings)
        : new ProxyInputs(
            space, encoding, proxies, scores, inputs -> ensemble(members, inputs, settings));
  }

  private static Predictor ensemble(int members, Encoding encoding, Mlp.Settings settings) {
    return new Ensemble(members, () -> new Mlp(encoding, settings), Examples.ALL);
  }

  private static List<String> proxies(String text) {
    if (text.equals(NO_PROXIES)) {
      return List.of();
    }
    List<String> names = List.of(text.split("\\+", -1));
    for (String name : names) {
      if (!ProxyWork.isKnown(name)) {
        throw new InvalidInputException(
            "parameter proxies does not accept '"
                + name
                + "'; accepted: none, or proxies of 'reprise proxy list' joined by +");
      }
    }
    return names;
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
