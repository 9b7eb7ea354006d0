package org.reprise.search;

import java.util.LinkedHashMap;
import java.util.Map;
import org.reprise.space.InvalidInputException;

/**
 * A method with its parameters bound, as it is run and reported.
 *
 * @param provider the method
 * @param parameters a value for each of its parameters
 * @param label the name in results: the method's, with the parameters that were set by hand
 */
public record Method(AlgorithmProvider provider, Hyperparameters parameters, String label) {

  /**
   * Reads {@code name} or {@code name:parameter=value:parameter=value}.
   *
   * @param presets values for parameters that {@code text} does not set, such as those of a
   *     published protocol
   * @throws InvalidInputException if the method or a parameter is unknown or a value not accepted
   */
  public static Method parse(String text, Map<String, Map<String, String>> presets) {
    String[] parts = text.strip().split(":", -1);
    AlgorithmProvider provider = Algorithms.named(parts[0]);
    Map<String, String> values = new LinkedHashMap<>(presets.getOrDefault(parts[0], Map.of()));
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      if (equals < 1) {
        throw new InvalidInputException(
            "method '" + text + "': '" + parts[i] + "' is not written as parameter=value");
      }
      values.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
    }
    try {
      return new Method(provider, Hyperparameters.of(provider.parameters(), values), text.strip());
    } catch (InvalidInputException e) {
      throw new InvalidInputException("method " + parts[0] + ": " + e.getMessage(), e);
    }
  }

  /** Returns the method of this text with its published defaults. */
  public static Method parse(String text) {
    return parse(text, Map.of());
  }

  /** Returns a fresh instance for one search. */
  public SearchAlgorithm create() {
    return provider.create(parameters);
  }
}
