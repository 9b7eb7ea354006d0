package org.reprise.space.nasbench201;

import org.reprise.space.Architecture;
import org.reprise.space.network.Layer;
import org.reprise.space.network.Layer.Activation;
import org.reprise.space.network.Layer.BatchNorm;
import org.reprise.space.network.Layer.Convolution;
import org.reprise.space.network.Layer.Pooling;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Padding;
import org.reprise.space.network.Shape;

/**
 * The network around a cell: a 3x3 stem, three stages of equal cells whose channels double and
 * whose sides halve, then batch norm, ReLU, global pooling and a linear classifier (Dong and Yang
 * 2020, section 2.1 and figure 1).
 *
 * @param channels width of the first stage
 * @param cellsPerStage cells in each of the three stages
 * @param reduction how two stages are joined
 */
public record CellNetwork(int channels, int cellsPerStage, Reduction reduction) {
  /** As the benchmark trained it: 16 channels, 5 cells a stage, residual reductions. */
  public static final CellNetwork AS_PUBLISHED = new CellNetwork(16, 5, Reduction.RESIDUAL);

  private static final int STAGES = 3;
  private static final Layer RELU = new Activation(Activation.Function.RELU);
  private static final Layer NORM = new BatchNorm(true);

  /** How two stages are joined. */
  public enum Reduction {
    /**
     * The residual block of the paper: two 3x3 convolutions beside average pooling and a 1x1
     * convolution.
     */
    RESIDUAL,
    /** Average pooling, a 1x1 convolution and batch norm: leaves the work to the cells. */
    POOLING
  }

  /** The network of {@code cell} for images of shape {@code image}. */
  public LayerGraph of(Architecture cell, Shape image, int classes) {
    LayerGraph.Builder graph = LayerGraph.builder(image);
    int x = graph.add("stem.conv", conv(channels, 3, 1), graph.input());
    x = graph.add("stem.norm", NORM, x);
    int width = channels;
    for (int stage = 0; stage < STAGES; stage++) {
      if (stage > 0) {
        width *= 2;
        x = reduce(graph, "reduction" + stage, x, width);
      }
      for (int i = 0; i < cellsPerStage; i++) {
        x = addCell(graph, "stage" + stage + ".cell" + i, cell, x, width);
      }
    }
    x = graph.add("head.norm", NORM, x);
    x = graph.add("head.relu", RELU, x);
    x = graph.add("head.pool", new Layer.GlobalPooling(), x);
    graph.add("head.classifier", new Layer.Linear(classes, true), x);
    return graph.build();
  }

  private static int addCell(
      LayerGraph.Builder graph, String name, Architecture cell, int input, int width) {
    int[] nodes = new int[NasBench201.NODES];
    nodes[0] = input;
    for (int node = 1; node < nodes.length; node++) {
      int[] edges = new int[node];
      for (int source = 0; source < node; source++) {
        String edge = name + "." + source + "->" + node;
        edges[source] =
            addEdge(graph, edge, NasBench201.operation(cell, source, node), nodes[source], width);
      }
      nodes[node] = node == 1 ? edges[0] : graph.add(name + ".node" + node, new Layer.Add(), edges);
    }
    return nodes[nodes.length - 1];
  }

  private static int addEdge(
      LayerGraph.Builder graph, String name, Operation operation, int input, int width) {
    return switch (operation) {
      case NONE -> graph.add(name + ".zero", new Layer.Zero(1), input);
      case SKIP_CONNECT -> graph.add(name + ".skip", new Layer.Identity(), input);
      case CONV_1X1 -> reluConvNorm(graph, name, input, width, 1, 1);
      case CONV_3X3 -> reluConvNorm(graph, name, input, width, 3, 1);
      case AVG_POOL_3X3 ->
          graph.add(
              name + ".pool", new Pooling(Pooling.Kind.AVERAGE, 3, 1, Padding.SYMMETRIC), input);
    };
  }

  private int reduce(LayerGraph.Builder graph, String name, int input, int width) {
    int shortcut =
        graph.add(name + ".pool", new Pooling(Pooling.Kind.AVERAGE, 2, 2, Padding.NONE), input);
    shortcut = graph.add(name + ".shortcut", conv(width, 1, 1), shortcut);
    if (reduction == Reduction.POOLING) {
      return graph.add(name + ".norm", NORM, shortcut);
    }
    int x = reluConvNorm(graph, name + ".a", input, width, 3, 2);
    x = reluConvNorm(graph, name + ".b", x, width, 3, 1);
    return graph.add(name + ".sum", new Layer.Add(), x, shortcut);
  }

  private static int reluConvNorm(
      LayerGraph.Builder graph, String name, int input, int width, int kernel, int stride) {
    int x = graph.add(name + ".relu", RELU, input);
    x = graph.add(name + ".conv", conv(width, kernel, stride), x);
    return graph.add(name + ".norm", NORM, x);
  }

  private static Convolution conv(int outputChannels, int kernel, int stride) {
    return Convolution.of(outputChannels, kernel, stride, Padding.SYMMETRIC);
  }
}
