package org.reprise.search;

import java.util.SplittableRandom;

/**
 * Named random streams of one master seed.
 *
 * <p>A stream is found by its path of names and numbers (method, benchmark, seed index, purpose),
 * never by the order in which streams are asked for: the same path gives the same numbers at any
 * thread count, and adding a consumer changes no other consumer's numbers. Instances are immutable.
 */
public final class RandomStreams {
  private final long state;

  private RandomStreams(long state) {
    this.state = state;
  }

  /** Returns the root of all streams of {@code masterSeed}. */
  public static RandomStreams of(long masterSeed) {
    return new RandomStreams(mix(masterSeed + 0x9E3779B97F4A7C15L));
  }

  /** Returns the streams below a name, such as a method's or a benchmark's. */
  public RandomStreams child(String name) {
    // FNV-1a over the characters, then a full avalanche: short names that differ in one letter end
    // far apart.
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
    }
    return new RandomStreams(mix(state ^ mix(hash)));
  }

  /** Returns the streams below a number, such as a seed index. */
  public RandomStreams child(long index) {
    return new RandomStreams(mix(state + mix(index ^ 0xD1B54A32D192ED03L)));
  }

  /** Returns a fresh generator for one purpose; asked for again, it starts from the beginning. */
  public SplittableRandom stream(String purpose) {
    return new SplittableRandom(child(purpose).state);
  }

  /** Stafford's variant 13 of the 64-bit finalizer of MurmurHash3. */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
