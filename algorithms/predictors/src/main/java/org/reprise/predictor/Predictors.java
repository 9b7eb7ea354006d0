package org.reprise.predictor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.reprise.search.Hyperparameters;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;

/** The registered predictors, by name. */
public final class Predictors {
  private static final Map<String, PredictorProvider> BY_NAME = load();

  private Predictors() {}

  /** Returns all predictors, by name in alphabetical order. */
  public static Map<String, PredictorProvider> all() {
    return BY_NAME;
  }

  /**
   * Returns the predictor called {@code name}.
   *
   * @throws InvalidInputException if there is none
   */
  public static PredictorProvider named(String name) {
    PredictorProvider provider = BY_NAME.get(name);
    if (provider == null) {
      throw new InvalidInputException(
          "no predictor '" + name + "'; there are: " + String.join(", ", BY_NAME.keySet()));
    }
    return provider;
  }

  /**
   * Returns the predictor written as {@code name} or {@code name:parameter=value:parameter=value},
   * for {@code space}.
   *
   * @param scores of untrained networks, for those that take them as inputs
   * @throws InvalidInputException if it is unknown, a value is not accepted, or it cannot predict
   *     for the space
   */
  public static Predictor parse(String text, SearchSpace space, ScoreSource scores) {
    String[] parts = text.strip().split(":", -1);
    PredictorProvider provider = named(parts[0]);
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      if (equals < 1) {
        throw new InvalidInputException(
            "predictor '" + text + "': '" + parts[i] + "' is not written as parameter=value");
      }
      values.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
    }
    return create(provider, space, values, scores);
  }

  /** Returns the predictor of {@code provider} with its defaults but for the given values. */
  public static Predictor create(
      PredictorProvider provider,
      SearchSpace space,
      Map<String, String> values,
      ScoreSource scores) {
    provider
        .unsupported(space)
        .ifPresent(
            why -> {
              throw new InvalidInputException(
                  "predictor "
                      + provider.name()
                      + " cannot be used on "
                      + space.name()
                      + ": "
                      + why);
            });
    try {
      return provider.create(space, Hyperparameters.of(provider.parameters(), values), scores);
    } catch (InvalidInputException e) {
      throw new InvalidInputException("predictor " + provider.name() + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, PredictorProvider> load() {
    Map<String, PredictorProvider> byName = new TreeMap<>();
    for (PredictorProvider provider : ServiceLoader.load(PredictorProvider.class)) {
      if (byName.put(provider.name(), provider) != null) {
        throw new IllegalStateException("two predictors are called " + provider.name());
      }
    }
    return Collections.unmodifiableMap(byName);
  }
}
