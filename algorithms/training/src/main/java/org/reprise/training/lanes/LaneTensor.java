package org.reprise.training.lanes;

import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;

/**
 * Numbers in a Java array. A map lies channel by channel, row by row, column by column, examples
 * fastest: a row of pixels of a whole batch is one run of memory, and so is the same row moved by a
 * column. A parameter lies in the order of its shape.
 *
 * @param shape logical shape
 * @param data the numbers; may be longer than the shape
 * @param map whether examples run fastest
 */
record LaneTensor(TensorShape shape, float[] data, boolean map) implements Tensor {
  /** Numbers of one channel of a map. */
  int plane() {
    return shape.h() * shape.w() * shape.n();
  }

  /** Numbers of one row of a map. */
  int row() {
    return shape.w() * shape.n();
  }
}
