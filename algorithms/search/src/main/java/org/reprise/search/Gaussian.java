package org.reprise.search;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Standard normal numbers whose bits, and how many numbers of their generator they take, are the
 * same on every Java.
 *
 * <p>{@link RandomGenerator#nextGaussian} is McFarland's modified ziggurat (2016) in Java 17 and
 * later, but newer versions part from 17 in two places. In the tail, one draw in 3,700, an
 * exponential number is compared with a bound, and they no longer draw it to its end once it is
 * above: after one draw in four million the generator stands elsewhere. At the curve's inflection
 * they round once less. Both are done here as Java 17 does them.
 */
public final class Gaussian {
  /** Where the ziggurat's tail begins, 3.636. */
  private static final double TAIL = 0x1.d168aa44486edp1;

  /** The edges of the ziggurat's layer that holds the inflection of the curve at 1. */
  private static final double LOWER = 0x1.fd8a628baed3ap-1;

  private static final double UPPER = 0x1.00d8bd15789bp0;

  private Gaussian() {}

  /** Returns the next number of {@code random}. */
  public static double next(RandomGenerator random) {
    Replay replay = new Replay(random);
    double number = replay.nextGaussian();
    if (dependsOnJava(number) && replay.count > 1) {
      double again = Math.abs(number) > TAIL ? tail(replay) : inflection(replay);
      return Math.signum(number) * again;
    }
    return number;
  }

  /**
   * Returns whether a number of {@link RandomGenerator#nextGaussian} may be another, or take more
   * numbers, on another Java. Generators that can go back themselves ask this, one draw in 250.
   */
  public static boolean dependsOnJava(double number) {
    double size = Math.abs(number);
    return size > LOWER && (size < UPPER || size > TAIL);
  }

  /** Marsaglia and Tsang (1984): of two exponential numbers the first, if the second is large. */
  private static double tail(Replay replay) {
    // The first number held the sign, the second chose the tail.
    replay.at = 2;
    double beyond;
    do {
      beyond = 1 / TAIL * replay.nextExponential();
    } while (replay.nextExponential() < 0.5 * beyond * beyond);
    return TAIL + beyond;
  }

  /** The point of the layer that was accepted: its place is in the last number but one. */
  private static double inflection(Replay replay) {
    // The first point's place came with the sign, and between them a number chose the layer.
    long place = replay.count == 3 ? replay.taken[0] << 1 : replay.taken[replay.count - 2];
    return LOWER + (UPPER - LOWER) * 0x1p-63 * (double) (place >>> 1);
  }

  /** Numbers of a generator that can be had once more. */
  private static final class Replay implements RandomGenerator {
    private final RandomGenerator source;
    private long[] taken = new long[4];
    private int count;
    private int at;

    Replay(RandomGenerator source) {
      this.source = source;
    }

    @Override
    public long nextLong() {
      if (at == count) {
        if (count == taken.length) {
          taken = Arrays.copyOf(taken, 2 * count);
        }
        taken[count++] = source.nextLong();
      }
      return taken[at++];
    }
  }
}
