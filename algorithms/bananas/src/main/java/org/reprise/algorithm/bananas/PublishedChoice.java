package org.reprise.algorithm.bananas;

import java.util.Map;
import org.reprise.space.Encoding;
import org.reprise.space.InvalidInputException;
import org.reprise.space.Mutation;
import org.reprise.space.SearchSpace;

/**
 * What {@code published} means in a space: the part that the paper used there, where there is one,
 * else the usual one of the space.
 */
final class PublishedChoice {
  private PublishedChoice() {}

  /** The mutation of this name; published is the one called {@code bananas}. */
  static Mutation mutation(SearchSpace space, String name) {
    return choose(space, "mutation", space.mutations(), name, "bananas");
  }

  /** The encoding of this name; published is {@code truncated-path}. */
  static Encoding encoding(SearchSpace space, String name) {
    return choose(space, "encoding", space.encodings(), name, "truncated-path");
  }

  private static <T> T choose(
      SearchSpace space, String what, Map<String, T> parts, String name, String published) {
    T usual = parts.values().iterator().next();
    if (name.equals("published")) {
      return parts.getOrDefault(published, usual);
    }
    T part = parts.get(name);
    if (part == null) {
      throw new InvalidInputException(
          "space "
              + space.name()
              + " has no "
              + what
              + " '"
              + name
              + "'; accepted: published, "
              + String.join(", ", parts.keySet()));
    }
    return part;
  }
}
