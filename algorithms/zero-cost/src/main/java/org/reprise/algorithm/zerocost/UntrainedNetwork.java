package org.reprise.algorithm.zerocost;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.reprise.space.network.LayerGraph;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Parameter;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Tensor;

/** A network with its initial weights; closing it gives their memory back. */
final class UntrainedNetwork implements AutoCloseable {
  private final GraphNetwork network;
  private final Operations operations;

  UntrainedNetwork(LayerGraph graph, Operations operations, InitialWeights initial) {
    this.operations = operations;
    // Draws weights of its own, which are then replaced.
    RandomGenerator any = new SplittableRandom(0);
    network = new GraphNetwork(graph, operations, any, any);
    for (Parameter parameter : network.parameters()) {
      Tensor numbers = operations.parameter(parameter.variable().shape(), initial.of(parameter));
      operations.copy(numbers, parameter.variable().value());
      operations.release(numbers);
    }
  }

  GraphNetwork network() {
    return network;
  }

  Operations operations() {
    return operations;
  }

  /** Returns the weights of convolutions and fully connected layers. */
  List<Parameter> weights() {
    return network.parameters().stream().filter(InitialWeights::isWeights).toList();
  }

  /** Returns the name of the layer that a parameter belongs to. */
  static String layer(Parameter parameter) {
    return parameter.name().substring(0, parameter.name().lastIndexOf('.'));
  }

  void clearGradients() {
    network.parameters().forEach(parameter -> parameter.variable().clearGradient(operations));
  }

  @Override
  public void close() {
    network.close();
  }
}
