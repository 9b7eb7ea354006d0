package org.reprise.training.tensor;

import org.jspecify.annotations.Nullable;

/** Moments in an engine's memory, which can move running statistics there without being read. */
public interface ResidentMoments extends Moments {
  /** Returns how many equal parts of the batch they are of. */
  int ghosts();

  /**
   * Moves running statistics towards these: r += part (m - r) for each ghost batch in turn.
   *
   * @param running where they live, or null if they stand in the arrays so far
   * @param mean running means, read only if {@code running} is null
   * @param variance running variances, likewise
   * @param part how far, from 0 to 1
   * @param unbiased what a variance is multiplied with first, n / (n - 1)
   * @return where they live from now on
   */
  ResidentStatistics move(
      @Nullable ResidentStatistics running,
      double[] mean,
      double[] variance,
      double part,
      double unbiased);
}
