package org.reprise.algorithm.zerocost;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.dual.DualLosses;
import org.reprise.training.dual.DualOperations;
import org.reprise.training.network.Mode;
import org.reprise.training.network.Parameter;

/**
 * - sum of w (H g): how removing weights changes the flow of gradients (Wang et al. 2020, equation
 * 8, without the temperature and on one batch, as Abdelfattah et al. 2021 score whole networks). H
 * g is exact, by dual numbers: weights that change along g.
 */
final class Grasp {
  private Grasp() {}

  static double score(Candidate candidate) {
    return terms(candidate).values().stream().mapToDouble(term -> term).sum();
  }

  /** Returns what each layer adds to the score, by the layer's name. */
  static Map<String, Double> terms(Candidate candidate) {
    DualOperations operations = candidate.operations();
    Map<String, double[]> gradients = new HashMap<>();
    candidate.gradients().forEach(layer -> gradients.put(layer.layer(), layer.gradient()));
    ProxyBatch batch = candidate.batch();
    Map<String, Double> terms = new LinkedHashMap<>();
    // A network of its own: its weights change, those of the other proxies do not.
    try (UntrainedNetwork network = candidate.again()) {
      for (Parameter parameter : network.weights()) {
        double[] gradient = gradients.get(UntrainedNetwork.layer(parameter));
        if (gradient != null) {
          operations.setTangent(parameter.variable().value(), gradient);
        }
      }
      try (Tape tape = Tape.recording(operations)) {
        Variable images = tape.constant(operations.map(batch.shape(), batch.images()));
        Variable logits = network.network().forward(tape, images, Mode.TRAINING);
        tape.backward(
            logits, DualLosses.crossEntropyGradient(operations, logits.value(), batch.labels()));
      }
      for (Parameter parameter : network.weights()) {
        Variable weights = parameter.variable();
        if (weights.gradient() != null) {
          double[] product = operations.readTangent(weights.gradient());
          terms.put(
              UntrainedNetwork.layer(parameter),
              -Magnitudes.products(operations.read(weights.value()), product, false));
        }
      }
    }
    return terms;
  }
}
