package org.reprise.training.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;

/**
 * A tensor as an INDArray of four dimensions in C order, never a view: its off-heap memory can be
 * given back at once.
 *
 * @param shape the logical shape, which is the array's
 * @param array the numbers
 */
record Nd4jTensor(TensorShape shape, INDArray array) implements Tensor {
  /** Wraps an array that is owned from here on. */
  static Nd4jTensor of(INDArray array) {
    INDArray own = array.isView() || array.ordering() != 'c' ? array.dup('c') : array;
    long[] s = own.shape();
    return new Nd4jTensor(new TensorShape((int) s[0], (int) s[1], (int) s[2], (int) s[3]), own);
  }

  static INDArray array(Tensor tensor) {
    return ((Nd4jTensor) tensor).array();
  }

  static long[] extents(TensorShape shape) {
    return new long[] {shape.n(), shape.c(), shape.h(), shape.w()};
  }
}
