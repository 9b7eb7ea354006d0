package org.reprise.training.cuda;

import org.jspecify.annotations.Nullable;
import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;

/**
 * Numbers on a device. A map lies channel by channel, row by row, column by column, examples
 * fastest; a parameter in the order of its shape.
 *
 * @param shape logical shape
 * @param buffer the numbers; may be longer than the shape
 * @param map whether examples run fastest
 */
record CudaTensor(TensorShape shape, CudaBuffer buffer, boolean map) implements Tensor {
  /** Numbers of one channel of a map. */
  int plane() {
    return shape.h() * shape.w() * shape.n();
  }

  /** The extents in the order in which they lie, slowest first. */
  int[] extents() {
    return extents(shape, map);
  }

  /** The extents of a shape in the order in which they lie, slowest first. */
  static int[] extents(TensorShape shape, boolean map) {
    return map
        ? new int[] {shape.c(), shape.h(), shape.w(), shape.n()}
        : new int[] {shape.n(), shape.c(), shape.h(), shape.w()};
  }

  /** Changes the order of numbers from that of the shape to that in memory. */
  static float[] laid(TensorShape shape, float[] values) {
    int plane = shape.h() * shape.w();
    int n = shape.n();
    float[] laid = new float[shape.size()];
    for (int example = 0; example < n; example++) {
      for (int k = 0; k < shape.c() * plane; k++) {
        laid[k * n + example] = values[example * shape.c() * plane + k];
      }
    }
    return laid;
  }

  /** Changes it back. */
  static double[] logical(TensorShape shape, float[] laid, boolean map) {
    double[] values = new double[shape.size()];
    int rest = map ? shape.size() / shape.n() : 1;
    int examples = map ? shape.n() : shape.size();
    for (int example = 0; example < examples; example++) {
      for (int k = 0; k < rest; k++) {
        values[example * rest + k] = laid[k * examples + example];
      }
    }
    return values;
  }

  /** Returns a tensor as what the operations of this package made it. */
  static CudaTensor own(Tensor tensor) {
    return (CudaTensor) tensor;
  }

  /** Returns where a tensor lies. */
  static CudaBuffer buffer(Tensor tensor) {
    return own(tensor).buffer();
  }

  /** The same of a tensor that may be left out. */
  static @Nullable CudaBuffer orNull(@Nullable Tensor tensor) {
    return tensor == null ? null : buffer(tensor);
  }

  /** Rounds to single precision. */
  static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
