package org.reprise.algorithm.zerocost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.reprise.space.network.Layer;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.Mode;
import org.reprise.training.network.Parameter;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/**
 * What the mean cross-entropy of the batch says of a layer.
 *
 * @param layer its name
 * @param weights w, bias left out
 * @param gradient g, in the same order
 * @param saliencies by channel k of the output a: D_k = mean over images of (sum over positions of
 *     a da)^2 / 2, with da the gradient of the loss with respect to a
 */
record LayerGradient(String layer, double[] weights, double[] gradient, double[] saliencies) {
  /** Returns all layers whose gradient is not cut off; one forward and one backward pass. */
  static List<LayerGradient> ofLoss(UntrainedNetwork network, ProxyBatch batch) {
    Operations operations = network.operations();
    Map<String, Variable> gates = new HashMap<>();
    // The gradient of a factor of 1 on a channel is the sum over positions of a da.
    network
        .network()
        .listen(
            (tape, node, inputs, result) -> {
              if (!(node.layer() instanceof Layer.Convolution)
                  && !(node.layer() instanceof Layer.Linear)) {
                return result;
              }
              Variable gate = gate(operations, result.shape());
              gates.put(node.name(), gate);
              return tape.multiply(result, gate);
            });
    network.clearGradients();
    try (Tape tape = Tape.recording(operations)) {
      Variable images = tape.constant(operations.map(batch.shape(), batch.images()));
      Variable logits = network.network().forward(tape, images, Mode.TRAINING);
      tape.backward(Losses.crossEntropy(tape, logits, batch.labels(), 0));
    }
    network.network().listen((tape, node, inputs, result) -> result);
    List<LayerGradient> layers = new ArrayList<>();
    for (Parameter parameter : network.weights()) {
      Variable weights = parameter.variable();
      String name = UntrainedNetwork.layer(parameter);
      if (weights.gradient() != null) {
        layers.add(
            new LayerGradient(
                name,
                operations.read(weights.value()),
                operations.read(weights.gradient()),
                saliencies(operations, Objects.requireNonNull(gates.get(name), name))));
      }
    }
    gates
        .values()
        .forEach(
            gate -> {
              gate.clearGradient(operations);
              operations.release(gate.value());
            });
    return layers;
  }

  private static Variable gate(Operations operations, TensorShape map) {
    TensorShape shape = new TensorShape(map.n(), map.c(), 1, 1);
    float[] ones = new float[shape.size()];
    Arrays.fill(ones, 1f);
    return Variable.parameter(operations.map(shape, ones));
  }

  private static double[] saliencies(Operations operations, Variable gate) {
    TensorShape shape = gate.shape();
    double[] sums = operations.read(gate.requireGradient());
    double[] saliencies = new double[shape.c()];
    for (int i = 0; i < sums.length; i++) {
      saliencies[i % shape.c()] += sums[i] * sums[i] / (2.0 * shape.n());
    }
    return saliencies;
  }
}
