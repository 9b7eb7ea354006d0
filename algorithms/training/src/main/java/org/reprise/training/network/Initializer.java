package org.reprise.training.network;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.search.Gaussian;
import org.reprise.training.tensor.TensorShape;

/** Initial numbers of a trained tensor. */
@FunctionalInterface
public interface Initializer {
  /** Numbers in the order of {@code shape}. */
  double[] values(TensorShape shape, RandomGenerator random);

  /** Normal with variance 2 / fan-out, for layers before a ReLU (He et al. 2015, equation 14). */
  static Initializer convolution(int groups) {
    return (shape, random) -> {
      double fanOut = (double) shape.n() * shape.h() * shape.w() / groups;
      double deviation = Math.sqrt(2 / fanOut);
      double[] values = new double[shape.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = deviation * Gaussian.next(random);
      }
      return values;
    };
  }

  /** Uniform in +- 1 / sqrt(inputs), for the classifier. */
  static Initializer linear() {
    return (shape, random) -> {
      double bound = 1 / Math.sqrt((double) shape.size() / shape.n());
      double[] values = new double[shape.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = bound * (2 * random.nextDouble() - 1);
      }
      return values;
    };
  }

  /** Returns the same number everywhere; draws nothing. */
  static Initializer constant(double value) {
    return (shape, random) -> {
      double[] values = new double[shape.size()];
      Arrays.fill(values, value);
      return values;
    };
  }
}
