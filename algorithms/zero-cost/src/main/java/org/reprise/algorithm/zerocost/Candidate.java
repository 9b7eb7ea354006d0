package org.reprise.algorithm.zerocost;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reprise.search.RandomStreams;
import org.reprise.space.network.LayerGraph;
import org.reprise.training.dual.DualOperations;
import org.reprise.training.tensor.Operations;

/**
 * An untrained network and the batch that it is scored on. Passes through the network are made when
 * first asked for and shared by the proxies that read them. Batch norms use the statistics of the
 * batch, as in training.
 */
public final class Candidate implements AutoCloseable {
  private final LayerGraph graph;
  private final ProxyBatch batch;
  private final RandomStreams streams;
  private final DualOperations operations;
  private final Supplier<InitialWeights> initial;

  private @Nullable UntrainedNetwork network;
  private @Nullable List<LayerGradient> gradients;
  private double @Nullable [][] jacobian;
  private @Nullable ActivationPatterns patterns;

  /**
   * A candidate whose weights are drawn as published.
   *
   * @param operations that it computes with; they stay open
   * @param streams of this candidate alone: weights, noise, chance
   */
  public Candidate(
      LayerGraph graph, ProxyBatch batch, Operations operations, RandomStreams streams) {
    this(
        graph, batch, operations, streams, () -> InitialWeights.uniform(streams.stream("weights")));
  }

  Candidate(
      LayerGraph graph,
      ProxyBatch batch,
      Operations operations,
      RandomStreams streams,
      Supplier<InitialWeights> initial) {
    this.graph = graph;
    this.batch = batch;
    this.streams = streams;
    this.operations = new DualOperations(operations);
    this.initial = initial;
  }

  /** Returns its layers, dead ones included. */
  public LayerGraph graph() {
    return graph;
  }

  ProxyBatch batch() {
    return batch;
  }

  RandomStreams streams() {
    return streams;
  }

  DualOperations operations() {
    return operations;
  }

  /** Returns the first weights, from their beginning. */
  InitialWeights initial() {
    return initial.get();
  }

  /** Returns the network with its first weights. */
  UntrainedNetwork network() {
    if (network == null) {
      network = new UntrainedNetwork(graph, operations, initial());
    }
    return network;
  }

  /** Another network with the same first weights; the caller closes it. */
  UntrainedNetwork again() {
    return new UntrainedNetwork(graph, operations, initial());
  }

  /** Weights and their gradients of each layer that has weights and a gradient. */
  List<LayerGradient> gradients() {
    if (gradients == null) {
      gradients = LayerGradient.ofLoss(network(), batch);
    }
    return gradients;
  }

  /**
   * Returns the gradient of the sum of all logits with respect to each image, examples x numbers.
   */
  double[][] jacobian() {
    if (jacobian == null) {
      jacobian = JacobianScores.jacobian(network(), batch);
    }
    return jacobian;
  }

  /** Returns which activations each image switches on. */
  ActivationPatterns patterns() {
    if (patterns == null) {
      patterns = ActivationPatterns.of(graph, network(), batch);
    }
    return patterns;
  }

  /** Makes a pass, if it has not been made. */
  void make(Proxy.Pass pass) {
    switch (pass) {
      case NOTHING -> {}
      case WEIGHTS -> network();
      case LOSS -> gradients();
      case JACOBIAN -> jacobian();
      case PATTERNS -> patterns();
    }
  }

  /** Returns a random number that belongs to this candidate. */
  double chance() {
    return streams.stream("chance").nextDouble();
  }

  @Override
  public void close() {
    if (network != null) {
      network.close();
    }
  }
}
