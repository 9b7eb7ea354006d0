package org.reprise.algorithm.zerocost;

import java.util.function.ToDoubleFunction;
import org.reprise.search.ProxyWork;

/**
 * A score of an untrained network that should rank as training does: greater is better.
 *
 * @param name lower case letters and hyphens
 * @param meaning what it sums up, in a phrase
 * @param source paper, and the code whose reading of it is followed
 * @param reads the pass through the network that it reads
 * @param function computes it; NaN or infinite where it is not defined
 */
public record Proxy(
    String name, String meaning, String source, Pass reads, ToDoubleFunction<Candidate> function) {
  /**
   * What stands for a score that is not defined, such as that of a network whose output is
   * constant: worse than any other, as in the data of NAS-Bench-Suite-Zero.
   */
  public static final double UNDEFINED = -1e8;

  /** A pass through the network that several proxies may share. */
  public enum Pass {
    /** None. */
    NOTHING,
    /** The weights alone. */
    WEIGHTS,
    /** The loss, forward and back. */
    LOSS,
    /** The sum of the logits, forward and back to the images. */
    JACOBIAN,
    /** Forward, with a look at the activations. */
    PATTERNS
  }

  /** Returns what a score computes. */
  public ProxyWork work() {
    return ProxyWork.of(name);
  }

  /** Returns the score, never NaN or infinite. */
  public double score(Candidate candidate) {
    double score = function.applyAsDouble(candidate);
    return Double.isFinite(score) ? score : UNDEFINED;
  }
}
