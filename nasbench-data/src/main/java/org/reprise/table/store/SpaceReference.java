package org.reprise.table.store;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;
import org.reprise.space.SearchSpaces;
import org.reprise.space.builtin.BuiltInSpaces;
import org.reprise.space.user.UserSpace;
import org.reprise.space.user.UserSpaceFile;

/**
 * Which space a stored table is about. A space that a user described travels with its tables.
 *
 * @param name its name
 * @param yaml the text that describes it, null if it is a registered one
 */
record SpaceReference(String name, @Nullable String yaml) {
  // To look for providers takes a new virtual machine a quarter of the time to open a table.
  private static final BuiltInSpaces BUILT_IN = new BuiltInSpaces();

  SpaceReference {
    Objects.requireNonNull(name, "name");
  }

  /**
   * What finds {@code space} again.
   *
   * @throws InvalidInputException if it is neither registered nor described in YAML
   */
  static SpaceReference of(SearchSpace space) {
    if (space instanceof UserSpace described) {
      return new SpaceReference(space.name(), described.yaml());
    }
    if (!SearchSpaces.all().containsKey(space.name())) {
      throw new InvalidInputException(
          "space "
              + space.name()
              + " is not registered, so no table of it can be stored; there are: "
              + String.join(", ", SearchSpaces.all().keySet()));
    }
    return new SpaceReference(space.name(), null);
  }

  /** The space; {@code file} is where this reference stands. */
  SearchSpace resolve(Path file) {
    return yaml == null
        ? SearchSpaces.named(name, BUILT_IN)
        : UserSpaceFile.parse(yaml, "the space in " + file);
  }
}
