package org.reprise.space;

import java.util.List;
import java.util.Optional;

/** Offers search spaces to {@link SearchSpaces} through {@link java.util.ServiceLoader}. */
public interface SearchSpaceProvider {
  /** Returns the spaces on offer; creating them must be cheap. */
  List<SearchSpace> spaces();

  /**
   * The space called {@code name}, if it is on offer. A provider of many may override this to make
   * no other: whoever opens a table needs but one.
   */
  default Optional<SearchSpace> space(String name) {
    for (SearchSpace space : spaces()) {
      if (space.name().equals(name)) {
        return Optional.of(space);
      }
    }
    return Optional.empty();
  }
}
