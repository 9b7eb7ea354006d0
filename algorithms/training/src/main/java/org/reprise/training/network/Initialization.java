package org.reprise.training.network;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.training.autograd.Variable;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/** Initial weights. */
public final class Initialization {
  private final Operations operations;
  private final RandomGenerator random;

  /** Weights in {@code operations}, drawn from {@code random}. */
  public Initialization(Operations operations, RandomGenerator random) {
    this.operations = operations;
    this.random = random;
  }

  /** Normal with variance 2 / fan-out, for layers before a ReLU (He et al. 2015, equation 14). */
  public Variable convolution(TensorShape shape, int groups) {
    double fanOut = (double) shape.n() * shape.h() * shape.w() / groups;
    double deviation = Math.sqrt(2 / fanOut);
    double[] values = new double[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = deviation * random.nextGaussian();
    }
    return Variable.parameter(operations.parameter(shape, values));
  }

  /** Uniform in +- 1 / sqrt(inputs), for the classifier. */
  public Variable linear(TensorShape shape) {
    double bound = 1 / Math.sqrt((double) shape.size() / shape.n());
    double[] values = new double[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = bound * (2 * random.nextDouble() - 1);
    }
    return Variable.parameter(operations.parameter(shape, values));
  }

  /** The same number for each channel. */
  public Variable perChannel(int channels, double value) {
    double[] values = new double[channels];
    Arrays.fill(values, value);
    return Variable.parameter(operations.parameter(TensorShape.perChannel(channels), values));
  }
}
