package org.reprise.training.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.reprise.training.tensor.Operations.NormGradients;
import org.reprise.training.tensor.Operations.Normalized;

/**
 * Batch normalisation (Ioffe and Szegedy 2015, algorithm 1) from reductions and broadcasts:
 * libnd4j's own {@code batchnorm_bp} was measured slower than these, and knows no ghost batches.
 */
final class Nd4jNorms {
  private static final int[] ALL_BUT_CHANNELS = {0, 2, 3};

  private Nd4jNorms() {}

  static Normalized forward(
      INDArray x, INDArray scale, INDArray shift, double epsilon, int ghosts) {
    int channels = (int) x.size(1);
    double[] mean = new double[ghosts * channels];
    double[] variance = new double[ghosts * channels];
    INDArray[] parts = new INDArray[ghosts];
    for (int g = 0; g < ghosts; g++) {
      INDArray part = ghost(x, g, ghosts);
      INDArray center = perChannel(part.mean(ALL_BUT_CHANNELS), channels);
      INDArray centered = part.sub(center);
      INDArray spread = perChannel(centered.mul(centered).mean(ALL_BUT_CHANNELS), channels);
      keep(center, mean, g * channels);
      keep(spread, variance, g * channels);
      centered.muli(inverseDeviation(spread, epsilon));
      if (scale != null) {
        centered.muli(scale);
      }
      if (shift != null) {
        centered.addi(shift);
      }
      parts[g] = centered;
    }
    return new Normalized(Nd4jTensor.of(join(parts)), mean, variance);
  }

  /**
   * dscale = sum dy h, dshift = sum dy, dx = scale / deviation (dy - mean(dy) - h mean(dy h)), h
   * the normalised input.
   */
  static NormGradients gradient(
      INDArray dy, INDArray x, Normalized forward, INDArray scale, double epsilon, int ghosts) {
    int channels = (int) x.size(1);
    INDArray dScale = Nd4j.zeros(x.dataType(), 1, channels, 1, 1);
    INDArray dShift = Nd4j.zeros(x.dataType(), 1, channels, 1, 1);
    INDArray[] parts = new INDArray[ghosts];
    for (int g = 0; g < ghosts; g++) {
      INDArray center = constant(forward.mean(), g * channels, channels, x);
      INDArray inverse =
          inverseDeviation(constant(forward.variance(), g * channels, channels, x), epsilon);
      INDArray h = ghost(x, g, ghosts).sub(center).muli(inverse);
      INDArray upstream = ghost(dy, g, ghosts);
      INDArray sum = perChannel(upstream.sum(ALL_BUT_CHANNELS), channels);
      INDArray product = perChannel(upstream.mul(h).sum(ALL_BUT_CHANNELS), channels);
      dScale.addi(product);
      dShift.addi(sum);
      double numbers = h.length() / (double) channels;
      INDArray dx = upstream.sub(sum.div(numbers)).subi(h.muli(product.div(numbers)));
      dx.muli(inverse);
      if (scale != null) {
        dx.muli(scale);
      }
      parts[g] = dx;
    }
    Nd4jTensor dx = Nd4jTensor.of(join(parts));
    return scale == null
        ? new NormGradients(dx, null, null)
        : new NormGradients(dx, Nd4jTensor.of(dScale), Nd4jTensor.of(dShift));
  }

  private static INDArray inverseDeviation(INDArray variance, double epsilon) {
    return Transforms.sqrt(variance.add(epsilon), false).rdivi(1.0);
  }

  private static INDArray ghost(INDArray x, int ghost, int ghosts) {
    if (x.size(0) % ghosts != 0) {
      throw new IllegalArgumentException(
          ghosts + " ghost batches do not divide " + x.size(0) + " examples");
    }
    long size = x.size(0) / ghosts;
    return ghosts == 1 ? x : x.get(NDArrayIndex.interval(ghost * size, (ghost + 1) * size));
  }

  private static INDArray join(INDArray[] parts) {
    return parts.length == 1 ? parts[0] : Nd4j.concat(0, parts);
  }

  static INDArray perChannel(INDArray numbers, int channels) {
    return numbers.reshape(1, channels, 1, 1);
  }

  private static INDArray constant(double[] numbers, int from, int channels, INDArray like) {
    double[] part = java.util.Arrays.copyOfRange(numbers, from, from + channels);
    return Nd4j.create(part).castTo(like.dataType()).reshape(1, channels, 1, 1);
  }

  private static void keep(INDArray numbers, double[] target, int from) {
    double[] values = numbers.dup('c').data().asDouble();
    System.arraycopy(values, 0, target, from, values.length);
  }
}
