package org.reprise.search;

import org.reprise.space.network.LayerGraph;

/**
 * Training compute in multiply-adds, the same on every machine. The rule: a pass of one example
 * through a network forward costs the multiply-adds of its layer graph ({@link
 * LayerGraph#multiplyAdds}: convolutions and fully connected layers), backward twice as many, once
 * for the gradients of the maps and once for those of the weights. What several networks compute
 * together, because it is equal, is counted once. Batch norms, additions and updates are not
 * counted.
 */
public final class TrainingCompute {
  private static final long FORWARD = 1;
  private static final long BACKWARD = 2;

  private double multiplyAdds;

  /** Multiply-adds of training on so many examples, each time that one is seen. */
  public static double training(double multiplyAddsOfAnExample, long examples) {
    return (FORWARD + BACKWARD) * multiplyAddsOfAnExample * examples;
  }

  /** The same where gradients of maps are computed, but none of weights. */
  public static double withoutWeights(double multiplyAddsOfAnExample, long examples) {
    return (FORWARD + BACKWARD / 2) * multiplyAddsOfAnExample * examples;
  }

  /** Multiply-adds of evaluating so many examples. */
  public static double evaluation(double multiplyAddsOfAnExample, long examples) {
    return FORWARD * multiplyAddsOfAnExample * examples;
  }

  /** Adds a training pass over so many examples. */
  public void trained(double multiplyAddsOfAnExample, long examples) {
    multiplyAdds += training(multiplyAddsOfAnExample, examples);
  }

  /** Adds an evaluation of so many examples. */
  public void evaluated(double multiplyAddsOfAnExample, long examples) {
    multiplyAdds += evaluation(multiplyAddsOfAnExample, examples);
  }

  /** Returns the sum so far: a whole number, exact to 2^53. */
  public double multiplyAdds() {
    return multiplyAdds;
  }
}
