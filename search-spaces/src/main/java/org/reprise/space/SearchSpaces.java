package org.reprise.space;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The registered search spaces, by name. */
public final class SearchSpaces {
  // Made when first asked for, and only the one that is, since to make them all takes a new virtual
  // machine longer than to open a table. There is one object of each name, however it is asked for.
  private static final Map<String, SearchSpace> MADE = new TreeMap<>();
  private static boolean areAllMade;

  private SearchSpaces() {}

  /** Returns all registered spaces, by name in alphabetical order. */
  public static synchronized Map<String, SearchSpace> all() {
    if (!areAllMade) {
      Set<String> names = new HashSet<>();
      for (SearchSpaceProvider provider : ServiceLoader.load(SearchSpaceProvider.class)) {
        for (SearchSpace space : provider.spaces()) {
          if (!names.add(space.name())) {
            throw new IllegalStateException("two search spaces are called " + space.name());
          }
          MADE.putIfAbsent(space.name(), space);
        }
      }
      areAllMade = true;
    }
    return Collections.unmodifiableMap(MADE);
  }

  /**
   * Returns the space called {@code name}.
   *
   * @throws InvalidInputException if there is none
   */
  public static synchronized SearchSpace named(String name) {
    SearchSpace space = MADE.get(name);
    if (space != null || areAllMade) {
      return require(name, space);
    }
    for (SearchSpaceProvider provider : ServiceLoader.load(SearchSpaceProvider.class)) {
      Optional<SearchSpace> found = provider.space(name);
      if (found.isPresent()) {
        MADE.put(name, found.get());
        return found.get();
      }
    }
    return require(name, all().get(name));
  }

  /**
   * Returns the space called {@code name}, of {@code first} if it has one of that name at hand: for
   * those who know where it will be found.
   *
   * @throws InvalidInputException if there is none
   */
  public static synchronized SearchSpace named(String name, SearchSpaceProvider first) {
    if (!MADE.containsKey(name) && !areAllMade) {
      first.space(name).ifPresent(space -> MADE.put(name, space));
    }
    return named(name);
  }

  private static SearchSpace require(String name, @Nullable SearchSpace space) {
    if (space == null) {
      throw new InvalidInputException(
          "no search space '" + name + "'; there are: " + String.join(", ", MADE.keySet()));
    }
    return space;
  }
}
