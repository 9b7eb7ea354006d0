package org.reprise.search;

import java.util.Collections;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.reprise.space.InvalidInputException;

/** The registered methods, by name. */
public final class Algorithms {
  private static final Map<String, AlgorithmProvider> BY_NAME = load();

  private Algorithms() {}

  /** Returns all methods, by name in alphabetical order. */
  public static Map<String, AlgorithmProvider> all() {
    return BY_NAME;
  }

  /**
   * Returns the method called {@code name}.
   *
   * @throws InvalidInputException if there is none
   */
  public static AlgorithmProvider named(String name) {
    AlgorithmProvider provider = BY_NAME.get(name);
    if (provider == null) {
      throw new InvalidInputException(
          "no method '" + name + "'; there are: " + String.join(", ", BY_NAME.keySet()));
    }
    return provider;
  }

  private static Map<String, AlgorithmProvider> load() {
    Map<String, AlgorithmProvider> byName = new TreeMap<>();
    for (AlgorithmProvider provider : ServiceLoader.load(AlgorithmProvider.class)) {
      if (byName.put(provider.name(), provider) != null) {
        throw new IllegalStateException("two methods are called " + provider.name());
      }
    }
    return Collections.unmodifiableMap(byName);
  }
}
