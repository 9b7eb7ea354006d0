package org.reprise.predictor;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.reprise.search.VectorAdam;
import org.reprise.space.Architecture;
import org.reprise.space.Encoding;

/** The network of {@link Mlp} in double precision, example by example, drawing the same numbers. */
final class NaiveMlp {
  private final int[] sizes;
  private final double[] parameters;
  private final Encoding encoding;

  NaiveMlp(Encoding encoding, Mlp.Settings settings, SplittableRandom random) {
    this.encoding = encoding;
    sizes = new int[settings.layers() + 2];
    Arrays.fill(sizes, settings.width());
    sizes[0] = encoding.length();
    sizes[sizes.length - 1] = 1;
    int count = 0;
    for (int layer = 0; layer + 1 < sizes.length; layer++) {
      count += (sizes[layer] + 1) * sizes[layer + 1];
    }
    parameters = new double[count];
    int at = 0;
    for (int layer = 0; layer + 1 < sizes.length; layer++) {
      double bound = Math.sqrt(6.0 / (sizes[layer] + sizes[layer + 1]));
      for (int w = 0; w < sizes[layer] * sizes[layer + 1]; w++) {
        parameters[at++] = bound * (2 * random.nextDouble() - 1);
      }
      at += sizes[layer + 1];
    }
  }

  void fit(
      List<Architecture> architectures,
      double[] accuracies,
      Mlp.Settings settings,
      SplittableRandom random) {
    VectorAdam adam = new VectorAdam(parameters.length, settings.learningRate(), 0.9, 0.99, 1e-7);
    int[] order = Shuffle.permutation(accuracies.length, random);
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      Shuffle.shuffle(order, random);
      for (int from = 0; from < order.length; from += settings.batch()) {
        int to = Math.min(order.length, from + settings.batch());
        double[] gradient = new double[parameters.length];
        for (int e = from; e < to; e++) {
          addGradient(
              architectures.get(order[e]), 100 - accuracies[order[e]], 1.0 / (to - from), gradient);
        }
        adam.step(parameters, gradient);
      }
    }
  }

  double accuracy(Architecture architecture) {
    double[][] units = forward(architecture);
    return 100 - units[sizes.length - 1][0];
  }

  private double[][] forward(Architecture architecture) {
    double[][] units = new double[sizes.length][];
    units[0] = encoding.encode(architecture);
    int at = 0;
    for (int layer = 1; layer < sizes.length; layer++) {
      units[layer] = new double[sizes[layer]];
      int bias = at + sizes[layer] * sizes[layer - 1];
      for (int j = 0; j < sizes[layer]; j++) {
        double sum = parameters[bias + j];
        for (int i = 0; i < sizes[layer - 1]; i++) {
          sum += parameters[at + j * sizes[layer - 1] + i] * units[layer - 1][i];
        }
        units[layer][j] = layer == sizes.length - 1 ? sum : Math.max(0, sum);
      }
      at = bias + sizes[layer];
    }
    return units;
  }

  private void addGradient(
      Architecture architecture, double error, double weight, double[] gradient) {
    double[][] units = forward(architecture);
    double[] delta = {weight * Math.signum(units[sizes.length - 1][0] - error)};
    int end = parameters.length;
    for (int layer = sizes.length - 1; layer > 0; layer--) {
      int inputs = sizes[layer - 1];
      int bias = end - sizes[layer];
      int at = bias - sizes[layer] * inputs;
      double[] below = new double[inputs];
      for (int j = 0; j < sizes[layer]; j++) {
        gradient[bias + j] += delta[j];
        for (int i = 0; i < inputs; i++) {
          gradient[at + j * inputs + i] += delta[j] * units[layer - 1][i];
          below[i] += units[layer - 1][i] > 0 ? delta[j] * parameters[at + j * inputs + i] : 0;
        }
      }
      delta = below;
      end = at;
    }
  }
}
