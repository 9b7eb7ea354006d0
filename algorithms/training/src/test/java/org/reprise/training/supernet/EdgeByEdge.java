package org.reprise.training.supernet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.reprise.space.nasbench201.EdgeOperation;
import org.reprise.space.network.Layer;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Padding;
import org.reprise.space.network.Shape;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Mode;
import org.reprise.training.network.WeightSource;

/**
 * All operations of NAS-Bench-201 on each edge, mixed by a softmax, put together by hand from a
 * small network for each operation: the twin of a supernet's mixture.
 */
final class EdgeByEdge {
  private static final int OPERATIONS = 5;

  private final List<GraphNetwork> blocks = new ArrayList<>();
  private final List<List<List<GraphNetwork>>> cells = new ArrayList<>();
  private final WeightSource weights;

  EdgeByEdge(WeightSource weights, Shape image, int channels, int classes) {
    this.weights = weights;
    LayerGraph.Builder stem = LayerGraph.builder(image);
    convolutionAndNorm(stem, "stem.conv", "stem.norm", 0, channels, 3);
    Shape shape = addBlock(stem.build());
    for (int stage = 0; stage < 3; stage++) {
      if (stage > 0) {
        String name = "reduction" + stage;
        LayerGraph.Builder reduction = LayerGraph.builder(shape);
        int pooled =
            reduction.add(
                "pool", new Layer.Pooling(Layer.Pooling.Kind.AVERAGE, 2, 2, Padding.NONE), 0);
        convolutionAndNorm(
            reduction, name + ".shortcut", name + ".norm", pooled, 2 * shape.channels(), 1);
        shape = addBlock(reduction.build());
      }
      addCell("stage" + stage + ".cell0", shape);
    }
    LayerGraph.Builder head = LayerGraph.builder(shape);
    int x = head.add("head.norm", new Layer.BatchNorm(true), 0);
    x = head.add("relu", new Layer.Activation(Layer.Activation.Function.RELU), x);
    x = head.add("pool", new Layer.GlobalPooling(), x);
    head.add("head.classifier", new Layer.Linear(classes, true), x);
    addBlock(head.build());
  }

  private static void convolutionAndNorm(
      LayerGraph.Builder graph, String conv, String norm, int input, int channels, int kernel) {
    int x = graph.add(conv, Layer.Convolution.of(channels, kernel, 1, Padding.SYMMETRIC), input);
    graph.add(norm, new Layer.BatchNorm(true), x);
  }

  private Shape addBlock(LayerGraph graph) {
    blocks.add(new GraphNetwork(graph, weights, null));
    return graph.output();
  }

  private void addCell(String name, Shape shape) {
    List<List<GraphNetwork>> edges = new ArrayList<>();
    for (int node = 1; node < 4; node++) {
      for (int source = 0; source < node; source++) {
        List<GraphNetwork> choices = new ArrayList<>();
        for (EdgeOperation operation : EdgeOperation.values()) {
          LayerGraph.Builder graph = LayerGraph.builder(shape);
          String path = name + "." + source + "->" + node + "." + operation.text();
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
              int kernel = operation == EdgeOperation.CONV_1X1 ? 1 : 3;
              convolutionAndNorm(
                  graph, path + ".conv", path + ".norm", relu, shape.channels(), kernel);
            }
          }
          choices.add(new GraphNetwork(graph.build(), weights, null));
        }
        edges.add(choices);
      }
    }
    cells.add(edges);
  }

  Variable forward(Tape tape, Variable images, Variable gates, Mode mode) {
    Variable x = blocks.get(0).forward(tape, images, mode);
    for (int stage = 0; stage < 3; stage++) {
      if (stage > 0) {
        x = blocks.get(stage).forward(tape, x, mode);
      }
      x = cell(tape, x, cells.get(stage), gates, mode);
    }
    return blocks.get(3).forward(tape, x, mode);
  }

  private static Variable cell(
      Tape tape, Variable x, List<List<GraphNetwork>> edges, Variable gates, Mode mode) {
    List<Variable> nodes = new ArrayList<>(List.of(x));
    int edge = 0;
    for (int node = 1; node < 4; node++) {
      Variable sum = null;
      for (int source = 0; source < node; source++) {
        Variable input = nodes.get(source);
        List<Variable> results =
            edges.get(edge).stream().map(choice -> choice.forward(tape, input, mode)).toList();
        int first = edge * OPERATIONS;
        int[] places = IntStream.range(first, first + OPERATIONS).toArray();
        Variable mixed = tape.mix(results, gates, places);
        sum = sum == null ? mixed : tape.add(sum, mixed);
        edge++;
      }
      nodes.add(sum);
    }
    return nodes.get(3);
  }
}
