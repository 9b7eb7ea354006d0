package org.reprise.training.network;

import org.reprise.training.autograd.RunningStatistics;
import org.reprise.training.tensor.TensorShape;

/**
 * Where the layers of a network get their weights: {@link FreshWeights} of its own, or {@code
 * SharedWeights}, which others use as well.
 */
public interface WeightSource {
  /**
   * Returns the weight called {@code name}, in this shape.
   *
   * @param name layer and role, such as {@code stem.conv.weights}
   * @param initial its numbers, if nobody asked for it before
   */
  Weight weight(String name, TensorShape shape, Initializer initial);

  /**
   * Returns the running statistics of the batch norm called {@code layer}; it may hold more
   * channels.
   */
  RunningStatistics statistics(String layer, int channels);
}
