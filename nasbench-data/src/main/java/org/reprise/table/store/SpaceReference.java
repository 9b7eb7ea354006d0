package org.reprise.table.store;

import java.util.Objects;
import org.reprise.space.SearchSpace;
import org.reprise.space.SearchSpaces;

/**
 * Which space a stored table is about.
 *
 * @param name its name
 */
record SpaceReference(String name) {
  SpaceReference {
    Objects.requireNonNull(name, "name");
  }

  static SpaceReference of(SearchSpace space) {
    return new SpaceReference(space.name());
  }

  SearchSpace resolve() {
    return SearchSpaces.named(name);
  }
}
