package org.reprise.algorithm.zerocost;

import java.util.Map;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.reprise.space.network.LayerGraph;
import org.reprise.training.autograd.Tape;
import org.reprise.training.network.Mode;
import org.reprise.training.tensor.Operations;

/**
 * Which activations each image of a batch switches on, and for each two images K_ij, on how many of
 * the network's activations they agree (Mellor et al. 2021, section 3). An activation is on where
 * its input is above 0; of equal activations each counts, as each is computed in the published
 * networks.
 */
final class ActivationPatterns {
  private final double[][] agreements;

  private ActivationPatterns(int examples) {
    agreements = new double[examples][examples];
  }

  /** Returns the patterns of a batch; one forward pass. */
  static ActivationPatterns of(LayerGraph graph, UntrainedNetwork network, ProxyBatch batch) {
    Operations operations = network.operations();
    int examples = batch.shape().n();
    ActivationPatterns patterns = new ActivationPatterns(examples);
    Map<String, Integer> counts = new LiveLayers(graph).activations(network.network());
    network
        .network()
        .listen(
            (tape, node, inputs, result) -> {
              Integer count = counts.get(node.name());
              if (count != null) {
                patterns.add(operations.read(inputs.get(0).value()), count);
              }
              return result;
            });
    try (Tape tape = Tape.evaluating(operations)) {
      network
          .network()
          .forward(
              tape, tape.constant(operations.map(batch.shape(), batch.images())), Mode.TRAINING);
    }
    network.network().listen((tape, node, inputs, result) -> result);
    return patterns;
  }

  /** Adds a layer that stands for {@code count} equal ones. */
  private void add(double[] inputs, int count) {
    int examples = agreements.length;
    int units = inputs.length / examples;
    int words = (units + Long.SIZE - 1) / Long.SIZE;
    long[][] on = new long[examples][words];
    for (int i = 0; i < inputs.length; i++) {
      if (inputs[i] > 0) {
        int unit = i % units;
        on[i / units][unit / Long.SIZE] |= 1L << unit % Long.SIZE;
      }
    }
    for (int i = 0; i < examples; i++) {
      for (int j = 0; j <= i; j++) {
        int different = 0;
        for (int word = 0; word < words; word++) {
          different += Long.bitCount(on[i][word] ^ on[j][word]);
        }
        agreements[i][j] += (double) count * (units - different);
        agreements[j][i] = agreements[i][j];
      }
    }
  }

  /** K. */
  double[][] agreements() {
    return agreements;
  }

  /** ln det K; negative infinity where two images have the same pattern. */
  double score() {
    try {
      RealMatrix factor =
          new CholeskyDecomposition(new Array2DRowRealMatrix(agreements, false), 1e-12, 1e-7)
              .getL();
      double sum = 0;
      for (int i = 0; i < agreements.length; i++) {
        sum += 2 * Math.log(factor.getEntry(i, i));
      }
      return sum;
    } catch (MathIllegalArgumentException notPositiveDefinite) {
      return Double.NEGATIVE_INFINITY;
    }
  }
}
