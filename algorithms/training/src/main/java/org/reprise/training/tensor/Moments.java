package org.reprise.training.tensor;

/**
 * Mean and biased variance of a batch, of each ghost batch and channel: {@code ghosts * channels}
 * numbers each. An engine may keep them in its own memory until they are asked for.
 */
public interface Moments {
  /** Returns the means. */
  double[] mean();

  /** Returns the biased variances. */
  double[] variance();

  /** Moments that stand in arrays. */
  record Read(double[] mean, double[] variance) implements Moments {}
}
