package org.reprise.training.nd4j;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Batch normalisation of each ghost batch, over an array of ghosts x examples x channels x rows x
 * columns (Ioffe and Szegedy 2015, algorithm 1 and section 3).
 */
final class Norms implements AutoCloseable {
  private static final int[] REDUCED = {1, 3, 4};

  private final INDArray x;
  private final INDArray mean;
  private final INDArray variance;
  private final long[] flat;
  private final long[] deep;

  Norms(INDArray x, int ghosts) {
    this.flat = x.shape();
    this.deep = new long[] {ghosts, flat[0] / ghosts, flat[1], flat[2], flat[3]};
    this.x = x.reshape('c', deep);
    this.mean = this.x.mean(true, REDUCED);
    try (INDArray centered = this.x.sub(mean);
        INDArray squares = centered.mul(centered)) {
      this.variance = squares.mean(true, REDUCED);
    }
  }

  double[] means() {
    return Nd4jOperations.doubles(mean);
  }

  double[] variances() {
    return Nd4jOperations.doubles(variance);
  }

  INDArray forward(@Nullable INDArray scale, @Nullable INDArray shift, double epsilon) {
    try (INDArray inverse = inverse(epsilon)) {
      INDArray y = x.sub(mean).muli(inverse);
      if (scale != null && shift != null) {
        y.muli(perChannel(scale)).addi(perChannel(shift));
      }
      return y.reshape('c', flat);
    }
  }

  /** Gradients of the map and, where there is a scale, of it and the shift. */
  record Gradients(INDArray x, @Nullable INDArray scale, @Nullable INDArray shift) {}

  Gradients backward(INDArray dy, @Nullable INDArray scale, double epsilon) {
    INDArray gradient = dy.reshape('c', deep);
    try (INDArray inverse = inverse(epsilon);
        INDArray normal = x.sub(mean).muli(inverse);
        INDArray products = gradient.mul(normal);
        INDArray meanGradient = gradient.mean(true, REDUCED);
        INDArray meanProduct = products.mean(true, REDUCED);
        INDArray projection = normal.mul(meanProduct)) {
      INDArray dx = gradient.sub(meanGradient).subi(projection).muli(inverse);
      if (scale == null) {
        return new Gradients(dx.reshape('c', flat), null, null);
      }
      INDArray dscale = products.sum(true, 0, 1, 3, 4);
      INDArray dshift = gradient.sum(true, 0, 1, 3, 4);
      dx.muli(perChannel(scale));
      long[] channels = {1, flat[1], 1, 1};
      return new Gradients(
          dx.reshape('c', flat), dscale.reshape('c', channels), dshift.reshape('c', channels));
    }
  }

  private INDArray inverse(double epsilon) {
    try (INDArray deviation = Transforms.sqrt(variance.add(epsilon), false)) {
      return deviation.rdiv(1);
    }
  }

  private INDArray perChannel(INDArray parameter) {
    return parameter.reshape('c', 1, 1, flat[1], 1, 1);
  }

  @Override
  public void close() {
    mean.close();
    variance.close();
  }

  static {
    // Native operations need the backend to have been set up.
    Nd4j.getBackend();
  }
}
