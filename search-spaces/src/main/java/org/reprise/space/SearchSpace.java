package org.reprise.space;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/**
 * A set of architectures: what they are, how they are written, drawn and changed.
 *
 * <p>To add one: if it is a product of independent decisions, describe it in YAML ({@code
 * UserSpace}) or extend {@link ProductSpace}; else implement this interface. Then name a {@link
 * SearchSpaceProvider} in {@code META-INF/services/org.reprise.space.SearchSpaceProvider}.
 * Implementations are immutable and safe to use from many threads.
 */
public interface SearchSpace {
  /** Returns the name on the command line: lower case letters, digits and hyphens. */
  String name();

  /** Returns what it is, in one line, with its paper. */
  String description();

  /**
   * Returns the space that this one is a part of, such as the part that a table has; else itself.
   */
  default SearchSpace whole() {
    return this;
  }

  /** Returns the decisions that an architecture answers, in the order of its choices. */
  List<Decision> decisions();

  /** Returns how many architectures it has, counted by distinct {@link #key}. */
  BigInteger size();

  /**
   * Returns what is known to be countable about the space, by what is counted; the first is the
   * {@link #size}. Computed when called, within a second.
   */
  default Map<String, BigInteger> counts() {
    return Map.of("architectures", size());
  }

  /**
   * Returns how many different networks the architectures are, by each rule of counting that the
   * space's paper uses beyond {@link #size}: the rule in a phrase, and the count. Computed when
   * asked for.
   */
  default Map<String, Long> uniqueCounts() {
    return Map.of();
  }

  /**
   * Returns a text that two architectures share if the space can show that they compute the same
   * function, although it counts them as two: one training then serves both. By default the key.
   */
  default String functionKey(Architecture architecture) {
    return Long.toString(key(architecture));
  }

  /** Why {@code architecture} is not of this space, in a phrase; empty if it is. */
  Optional<String> defect(Architecture architecture);

  /** Returns a random architecture; uniform unless the space says otherwise. */
  Architecture sample(RandomGenerator random);

  /**
   * Returns the mutations of the papers by name; the first is the space's usual one. Never empty.
   */
  Map<String, Mutation> mutations();

  /** Returns the usual mutation of this space. */
  default Mutation mutation() {
    return mutations().values().iterator().next();
  }

  /**
   * Returns all architectures that differ from this one by one elementary change, in a fixed order,
   * without itself.
   */
  List<Architecture> neighbours(Architecture architecture);

  /** Returns the text form, as the paper writes it; {@link #parse} reads it back. */
  String format(Architecture architecture);

  /**
   * Returns the architecture that {@code text} describes.
   *
   * @throws InvalidInputException if it is not written as this space's architectures are, or is not
   *     one of them
   */
  Architecture parse(String text);

  /**
   * Returns the canonical key, never negative: two architectures have the same key exactly when the
   * space counts them as one. Spaces with more than 2^63 architectures cannot promise this; see
   * {@link #hasExactKeys()}.
   */
  long key(Architecture architecture);

  /**
   * Returns an architecture with this canonical key.
   *
   * @throws InvalidInputException if no architecture has this key, or {@link #hasExactKeys()} is
   *     false
   */
  Architecture fromKey(long key);

  /**
   * Returns the keys of all architectures, each once, in ascending order: the whole space,
   * enumerated.
   *
   * @throws InvalidInputException if {@link #hasExactKeys()} is false
   */
  LongStream keys();

  /**
   * Returns whether keys are exact. Where they are not, a key is a 63-bit hash, and no table can be
   * kept.
   */
  default boolean hasExactKeys() {
    return true;
  }

  /** Returns the vector encodings by name; the first is the usual one. Never empty. */
  Map<String, Encoding> encodings();

  /**
   * Returns the vector encoding of this name.
   *
   * @throws InvalidInputException if the space has none
   */
  default Encoding encoding(String name) {
    Encoding encoding = encodings().get(name);
    if (encoding == null) {
      throw new InvalidInputException(
          "space "
              + name()
              + " has no encoding '"
              + name
              + "'; accepted: "
              + String.join(", ", encodings().keySet()));
    }
    return encoding;
  }
}
