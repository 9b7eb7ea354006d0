package org.reprise.algorithm.zerocost;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.search.Gaussian;
import org.reprise.training.network.Parameter;
import org.reprise.training.tensor.TensorShape;

/** Says what an untrained network begins with. */
@FunctionalInterface
interface InitialWeights {
  /** Returns the numbers of {@code parameter}, in the order of its shape. */
  double[] of(Parameter parameter);

  /**
   * As PyTorch begins, which all published scores but zen were computed with: weights and biases
   * uniform in +- 1 / sqrt(fan-in), scales of batch norms 1, shifts 0.
   */
  static InitialWeights uniform(RandomGenerator random) {
    double[] fanIn = new double[1];
    return parameter -> {
      TensorShape shape = parameter.variable().shape();
      double[] numbers = new double[shape.size()];
      if (isWeights(parameter)) {
        fanIn[0] = shape.size() / (double) shape.n();
      }
      if (isWeights(parameter) || parameter.name().endsWith(".bias")) {
        // A bias follows the weights of its layer.
        double bound = 1 / Math.sqrt(fanIn[0]);
        Arrays.setAll(numbers, i -> bound * (2 * random.nextDouble() - 1));
      } else if (parameter.name().endsWith(".scale")) {
        Arrays.fill(numbers, 1);
      }
      return numbers;
    };
  }

  /** As Zen-NAS begins: weights normal with variance 1, biases 0. */
  static InitialWeights normal(RandomGenerator random) {
    return parameter -> {
      double[] numbers = new double[parameter.variable().shape().size()];
      if (isWeights(parameter)) {
        Arrays.setAll(numbers, i -> Gaussian.next(random));
      } else if (parameter.name().endsWith(".scale")) {
        Arrays.fill(numbers, 1);
      }
      return numbers;
    };
  }

  /** Returns whether a parameter is the weights of a convolution or of a fully connected layer. */
  static boolean isWeights(Parameter parameter) {
    return parameter.name().endsWith(".weights");
  }
}
