package org.reprise.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.reprise.space.nasbench201.EdgeOperation;
import org.reprise.space.network.Layer;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Padding;
import org.reprise.space.network.Shape;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Mode;
import org.reprise.training.network.Network;
import org.reprise.training.network.Parameter;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/** All operations of NAS-Bench-201 on each edge, mixed by a softmax: what DARTS trains. */
final class MixedSupernet implements Network {
  private static final int EDGES = 6;
  private static final int OPERATIONS = 5;

  private final Variable alphas;
  private final List<GraphNetwork> blocks = new ArrayList<>();
  private final List<List<List<GraphNetwork>>> cells = new ArrayList<>();
  private final List<Parameter> parameters = new ArrayList<>();
  private final Operations operations;
  private final SplittableRandom random = new SplittableRandom(3);

  MixedSupernet(Operations operations, Shape image, int channels, int classes) {
    this.operations = operations;
    alphas =
        Variable.parameter(
            operations.parameter(
                new TensorShape(EDGES, OPERATIONS, 1, 1), new double[EDGES * OPERATIONS]));
    parameters.add(new Parameter("alphas", alphas));
    LayerGraph.Builder stem = LayerGraph.builder(image);
    convolutionAndNorm(stem, 0, channels, 3);
    Shape shape = addBlock(stem.build());
    for (int stage = 0; stage < 3; stage++) {
      if (stage > 0) {
        LayerGraph.Builder reduction = LayerGraph.builder(shape);
        int pooled =
            reduction.add(
                "pool", new Layer.Pooling(Layer.Pooling.Kind.AVERAGE, 2, 2, Padding.NONE), 0);
        convolutionAndNorm(reduction, pooled, 2 * shape.channels(), 1);
        shape = addBlock(reduction.build());
      }
      addCell(shape);
    }
    LayerGraph.Builder head = LayerGraph.builder(shape);
    int x = head.add("norm", new Layer.BatchNorm(true), 0);
    x = head.add("relu", new Layer.Activation(Layer.Activation.Function.RELU), x);
    x = head.add("pool", new Layer.GlobalPooling(), x);
    head.add("classifier", new Layer.Linear(classes, true), x);
    addBlock(head.build());
  }

  private static void convolutionAndNorm(
      LayerGraph.Builder graph, int input, int channels, int kernel) {
    int x = graph.add("conv", Layer.Convolution.of(channels, kernel, 1, Padding.SYMMETRIC), input);
    graph.add("norm", new Layer.BatchNorm(true), x);
  }

  private Shape addBlock(LayerGraph graph) {
    blocks.add(network(graph));
    return graph.output();
  }

  private GraphNetwork network(LayerGraph graph) {
    GraphNetwork network = new GraphNetwork(graph, operations, random, random);
    parameters.addAll(network.parameters());
    return network;
  }

  private void addCell(Shape shape) {
    List<List<GraphNetwork>> edges = new ArrayList<>();
    for (int edge = 0; edge < EDGES; edge++) {
      List<GraphNetwork> choices = new ArrayList<>();
      for (EdgeOperation operation : EdgeOperation.values()) {
        LayerGraph.Builder graph = LayerGraph.builder(shape);
        switch (operation) {
          case NONE -> graph.add("zero", new Layer.Zero(1), 0);
          case SKIP_CONNECT -> graph.add("skip", new Layer.Identity(), 0);
          case AVG_POOL_3X3 ->
              graph.add(
                  "pool",
                  new Layer.Pooling(Layer.Pooling.Kind.AVERAGE, 3, 1, Padding.SYMMETRIC),
                  0);
          case CONV_1X1, CONV_3X3 -> {
            int relu = graph.add("relu", new Layer.Activation(Layer.Activation.Function.RELU), 0);
            convolutionAndNorm(
                graph, relu, shape.channels(), operation == EdgeOperation.CONV_1X1 ? 1 : 3);
          }
        }
        choices.add(network(graph.build()));
      }
      edges.add(choices);
    }
    cells.add(edges);
  }

  @Override
  public Variable forward(Tape tape, Variable images, Mode mode) {
    Variable weights = Losses.softmax(tape, alphas);
    Variable x = blocks.get(0).forward(tape, images, mode);
    for (int stage = 0; stage < 3; stage++) {
      if (stage > 0) {
        x = blocks.get(stage).forward(tape, x, mode);
      }
      x = cell(tape, x, cells.get(stage), weights, mode);
    }
    return blocks.get(3).forward(tape, x, mode);
  }

  private static Variable cell(
      Tape tape, Variable x, List<List<GraphNetwork>> edges, Variable weights, Mode mode) {
    List<Variable> nodes = new ArrayList<>(List.of(x));
    int edge = 0;
    for (int node = 1; node < 4; node++) {
      Variable sum = null;
      for (int source = 0; source < node; source++) {
        Variable input = nodes.get(source);
        List<Variable> results =
            edges.get(edge).stream().map(choice -> choice.forward(tape, input, mode)).toList();
        int first = edge * OPERATIONS;
        Variable mixed =
            tape.mix(results, weights, IntStream.range(first, first + OPERATIONS).toArray());
        sum = sum == null ? mixed : tape.add(sum, mixed);
        edge++;
      }
      nodes.add(sum);
    }
    return nodes.get(3);
  }

  @Override
  public List<Parameter> parameters() {
    return List.copyOf(parameters);
  }

  @Override
  public void close() {
    parameters.forEach(parameter -> parameter.release(operations));
  }
}
