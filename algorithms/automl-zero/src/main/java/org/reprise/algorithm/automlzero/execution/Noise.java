package org.reprise.algorithm.automlzero.execution;

import java.util.random.RandomGenerator;
import org.reprise.algorithm.automlzero.program.Component;
import org.reprise.search.Gaussian;

/**
 * The random numbers of one random instruction on one task (SplitMix64).
 *
 * <p>Each random instruction draws from a stream of its own, named by the evaluation's seed, the
 * task and the instruction's place in the program. The original draws all from one generator; apart
 * streams make a result independent of dead random instructions and of the order in which tasks
 * run.
 */
public final class Noise implements RandomGenerator {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  long state;

  /** The stream of the instruction at {@code index} of {@code component}, on task {@code task}. */
  public Noise(long evaluationSeed, int task, Component component, int index) {
    this(seed(evaluationSeed, task, component, index));
  }

  Noise(long state) {
    this.state = state;
  }

  static long seed(long evaluationSeed, int task, Component component, int index) {
    long place = (long) task << 32 | (long) component.ordinal() << 16 | index;
    return mix(mix(evaluationSeed) + place * GOLDEN_GAMMA);
  }

  @Override
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /**
   * Returns a number between the bounds, both excluded. Bounds in the wrong order give the lower
   * bound, as in the library that the original draws from.
   */
  public double uniform(double low, double high) {
    double fraction = ((nextLong() >>> 11) + 0.5) * 0x1.0p-53;
    return low < high ? low + (high - low) * fraction : low;
  }

  /** Returns a normally distributed number. */
  public double gaussian(double mean, double deviation) {
    long before = state;
    double number = nextGaussian();
    if (Gaussian.dependsOnJava(number)) {
      state = before;
      number = Gaussian.next(this);
    }
    return mean + deviation * number;
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
