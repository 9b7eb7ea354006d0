package org.reprise.space;

import java.util.Arrays;
import java.util.function.ToLongFunction;

/**
 * An architecture as the numbers of its choices, one per {@link Decision} of its {@link
 * SearchSpace}. Immutable.
 *
 * <p>Equality is equality of the choices. Two architectures that are written differently but are
 * the same network (an isomorphic cell) have different choices and the same {@link
 * SearchSpace#key}.
 */
public final class Architecture {
  private static final long NO_KEY = Long.MIN_VALUE;

  private final int[] choices;
  // Filled at most once with a value that depends on the choices alone, so a race writes the same
  // value twice (64-bit JVMs write a long at once).
  private long key = NO_KEY;

  private Architecture(int[] choices) {
    this.choices = choices;
  }

  /** Returns an architecture of these choices; the array is copied. */
  public static Architecture of(int... choices) {
    return new Architecture(choices.clone());
  }

  /** Returns how many decisions it answers. */
  public int length() {
    return choices.length;
  }

  /** Returns the number of the choice at {@code decision}. */
  public int choice(int decision) {
    return choices[decision];
  }

  /** Returns a copy of all choices. */
  public int[] choices() {
    return choices.clone();
  }

  /** Returns the same architecture but for one decision. */
  public Architecture with(int decision, int choice) {
    int[] changed = choices.clone();
    changed[decision] = choice;
    return new Architecture(changed);
  }

  /**
   * Returns the key that {@code compute} gives, remembered so that a costly canonical form is
   * computed once.
   */
  public long memoizedKey(ToLongFunction<Architecture> compute) {
    long known = key;
    if (known == NO_KEY) {
      known = compute.applyAsLong(this);
      key = known;
    }
    return known;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Architecture that && Arrays.equals(choices, that.choices);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(choices);
  }

  /** Returns the choices as numbers; {@link SearchSpace#format} gives the form of the papers. */
  @Override
  public String toString() {
    return Arrays.toString(choices);
  }
}
