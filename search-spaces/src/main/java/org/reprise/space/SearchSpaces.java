package org.reprise.space;

import java.util.Collections;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The registered search spaces, by name. */
public final class SearchSpaces {
  private static final Map<String, SearchSpace> BY_NAME = load();

  private SearchSpaces() {}

  /** Returns all registered spaces, by name in alphabetical order. */
  public static Map<String, SearchSpace> all() {
    return BY_NAME;
  }

  /**
   * Returns the space called {@code name}.
   *
   * @throws InvalidInputException if there is none
   */
  public static SearchSpace named(String name) {
    SearchSpace space = BY_NAME.get(name);
    if (space == null) {
      throw new InvalidInputException(
          "no search space '" + name + "'; there are: " + String.join(", ", BY_NAME.keySet()));
    }
    return space;
  }

  private static Map<String, SearchSpace> load() {
    Map<String, SearchSpace> byName = new TreeMap<>();
    for (SearchSpaceProvider provider : ServiceLoader.load(SearchSpaceProvider.class)) {
      for (SearchSpace space : provider.spaces()) {
        if (byName.put(space.name(), space) != null) {
          throw new IllegalStateException("two search spaces are called " + space.name());
        }
      }
    }
    return Collections.unmodifiableMap(byName);
  }
}
