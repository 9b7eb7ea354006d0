package org.reprise.training.tensor;

import org.reprise.space.network.Shape;

/**
 * The four extents of a tensor. A batch of feature maps is examples x channels x height x width;
 * the weights of a convolution are filters x channels of a group x kernel height x kernel width; a
 * number per channel is 1 x channels x 1 x 1; a table of numbers is rows x columns x 1 x 1.
 *
 * @param n examples or filters
 * @param c channels
 * @param h rows
 * @param w columns
 */
public record TensorShape(int n, int c, int h, int w) {
  public TensorShape {
    if (n < 1 || c < 1 || h < 1 || w < 1) {
      throw new IllegalArgumentException(
          "a tensor needs at least 1x1x1x1, not " + n + "x" + c + "x" + h + "x" + w);
    }
  }

  /** Returns a batch of {@code examples} feature maps. */
  public static TensorShape batch(int examples, Shape map) {
    return new TensorShape(examples, map.channels(), map.height(), map.width());
  }

  /** Returns one number per channel. */
  public static TensorShape perChannel(int channels) {
    return new TensorShape(1, channels, 1, 1);
  }

  /** Returns how many numbers it holds. */
  public int size() {
    return n * c * h * w;
  }

  @Override
  public String toString() {
    return n + "x" + c + "x" + h + "x" + w;
  }
}
