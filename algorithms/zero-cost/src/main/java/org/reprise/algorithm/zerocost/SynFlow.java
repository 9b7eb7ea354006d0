package org.reprise.algorithm.zerocost;

import java.util.Arrays;
import org.reprise.space.network.Layer;
import org.reprise.space.network.LayerGraph;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.engine.Engine;
import org.reprise.training.network.Mode;
import org.reprise.training.network.Parameter;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/**
 * Synaptic flow (Tanaka et al. 2020, equation 3): all weights and biases made positive, no batch
 * norms, an image of ones; R is the sum of the outputs, the score ln sum |w dR/dw|, 0 for a sum of
 * 0. It needs no data.
 */
final class SynFlow {
  private SynFlow() {}

  static double score(Candidate candidate) {
    double score = score(layerFlows(candidate, candidate.operations()));
    if (Double.isFinite(score)) {
      return score;
    }
    // R grows by the layer: of deep networks only double precision holds it.
    try (Operations exact = Engine.openDoublePrecision()) {
      return score(layerFlows(candidate, exact));
    }
  }

  private static double score(double[] layerFlows) {
    double sum = Arrays.stream(layerFlows).sum();
    return sum == 0 ? 0 : Math.log(sum);
  }

  /** sum |w dR/dw| of each layer with weights. */
  static double[] layerFlows(Candidate candidate, Operations operations) {
    LayerGraph graph =
        candidate
            .graph()
            .withLayers(layer -> layer instanceof Layer.BatchNorm ? new Layer.Identity() : layer);
    InitialWeights initial = candidate.initial();
    InitialWeights positive =
        parameter -> Arrays.stream(initial.of(parameter)).map(Math::abs).toArray();
    double[] ones = new double[graph.input().size()];
    Arrays.fill(ones, 1);
    try (UntrainedNetwork network = new UntrainedNetwork(graph, operations, positive)) {
      try (Tape tape = Tape.recording(operations)) {
        Variable image = tape.constant(operations.map(TensorShape.batch(1, graph.input()), ones));
        Variable logits = network.network().forward(tape, image, Mode.TRAINING);
        double[] seed = new double[logits.shape().size()];
        Arrays.fill(seed, 1);
        tape.backward(logits, operations.map(logits.shape(), seed));
      }
      return network.weights().stream()
          .map(Parameter::variable)
          .mapToDouble(weights -> weights.gradient() == null ? 0 : flow(operations, weights))
          .toArray();
    }
  }

  private static double flow(Operations operations, Variable weights) {
    return Magnitudes.products(
        operations.read(weights.value()), operations.read(weights.requireGradient()), true);
  }
}
