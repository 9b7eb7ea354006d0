package org.reprise.algorithm.zerocost;

import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.buffer.DataType;
import org.reprise.search.RandomStreams;
import org.reprise.space.network.Layer;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;
import org.reprise.training.nd4j.Nd4jOperations;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/** Networks so small that their scores are computed by hand. */
final class SmallNetworks {
  static final Operations EXACT = new Nd4jOperations(DataType.DOUBLE);

  private static final double[] FIRST = {1, 2, -1, 1, 1, -1, 1, 2, -1, 1, 2, 0};
  private static final double[] SECOND = {1, -1, .5, 1, 2, 1};

  private SmallNetworks() {}

  static LayerGraph graph(boolean norm) {
    LayerGraph.Builder graph = LayerGraph.builder(new Shape(4, 1, 1));
    int x = graph.add("first", new Layer.Linear(3, false), graph.input());
    if (norm) {
      x = graph.add("norm", new Layer.BatchNorm(true), x);
    }
    x = graph.add("relu", new Layer.Activation(Layer.Activation.Function.RELU), x);
    graph.add("second", new Layer.Linear(2, false), x);
    return graph.build();
  }

  static InitialWeights weights(double factor) {
    Map<String, double[]> numbers =
        Map.of(
            "first.weights",
            java.util.Arrays.stream(FIRST).map(w -> factor * w).toArray(),
            "second.weights",
            SECOND,
            "norm.scale",
            new double[] {1, 1, 1},
            "norm.shift",
            new double[3]);
    return parameter -> Objects.requireNonNull(numbers.get(parameter.name()), parameter.name());
  }

  /** y = W2 relu(W1 x) on the unit vectors e1, e2, e3 of labels 0, 1, 0. */
  static Candidate netA(Operations operations) {
    double[] images = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0};
    return candidate(graph(false), images, new int[] {0, 1, 0}, operations, weights(1));
  }

  /** The same with a batch norm after W1, on five images. */
  static Candidate netB(Operations operations) {
    double[] images = {1, 0, 0, .5, 0, 1, 0, -1, 0, 0, 1, 2, 1, 1, -1, 0, .5, -1, 1, 1};
    return candidate(graph(true), images, new int[] {0, 1, 0, 1, 1}, operations, weights(1));
  }

  static Candidate candidate(
      LayerGraph graph,
      double[] images,
      int[] labels,
      Operations operations,
      InitialWeights weights) {
    TensorShape shape = TensorShape.batch(labels.length, graph.input());
    return new Candidate(
        graph,
        new ProxyBatch(shape, images, labels, 10),
        operations,
        RandomStreams.of(0),
        () -> weights);
  }
}
