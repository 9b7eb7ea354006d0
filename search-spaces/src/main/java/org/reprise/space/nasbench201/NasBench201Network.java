package org.reprise.space.nasbench201;

import java.util.List;
import org.reprise.space.Architecture;
import org.reprise.space.network.ActiveChoices;
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
public record NasBench201Network(int channels, int cellsPerStage, Reduction reduction) {
  /** As the benchmark trained it: 16 channels, 5 cells a stage, residual reductions. */
  public static final NasBench201Network AS_PUBLISHED =
      new NasBench201Network(16, 5, Reduction.RESIDUAL);

  private static final int STAGES = 3;
  private static final Layer RELU = new Activation(Activation.Function.RELU);
  private static final Layer NORM = new BatchNorm(true);

  /** How two stages are joined. */
  public enum Reduction {
    /**
     * The residual block of the paper: two 3x3 convolutions beside average pooling and a 1x1
     * convolution.
     */
    RESIDUAL {
      @Override
      int add(LayerGraph.Builder graph, String name, int input, int width) {
        int shortcut = shortcut(graph, name, input, width);
        int x = reluConvNorm(graph, name + ".a", input, width, 3, 2);
        x = reluConvNorm(graph, name + ".b", x, width, 3, 1);
        return graph.add(name + ".sum", new Layer.Add(), x, shortcut);
      }
    },
    /** Average pooling, a 1x1 convolution and batch norm: leaves the work to the cells. */
    POOLING {
      @Override
      int add(LayerGraph.Builder graph, String name, int input, int width) {
        return graph.add(name + ".norm", NORM, shortcut(graph, name, input, width));
      }
    };

    abstract int add(LayerGraph.Builder graph, String name, int input, int width);

    private static int shortcut(LayerGraph.Builder graph, String name, int input, int width) {
      int x =
          graph.add(name + ".pool", new Pooling(Pooling.Kind.AVERAGE, 2, 2, Padding.NONE), input);
      return graph.add(name + ".shortcut", conv(width, 1, 1), x);
    }
  }

  /** Returns the network of {@code cell} for images of shape {@code image}. */
  public LayerGraph of(Architecture cell, Shape image, int classes) {
    return of(EdgeMaker.of(cell), widths(), reduction, image, classes);
  }

  /**
   * The network that holds several operations on an edge, joined by {@link Layer.Mix}: of a
   * supernet. The layers of an operation have the names that they have in the network of a cell.
   */
  public LayerGraph of(ActiveChoices operations, Shape image, int classes) {
    return of(EdgeMaker.mixing(operations), widths(), reduction, image, classes);
  }

  private int[] widths() {
    int[] widths = new int[STAGES * (cellsPerStage + 1) - 1];
    for (int i = 0; i < widths.length; i++) {
      // A reduction already has the width of the cells after it.
      widths[i] = channels << ((i + 1) / (cellsPerStage + 1));
    }
    return widths;
  }

  /** Adds an edge of a cell to a graph. */
  private interface EdgeMaker {
    /** The number of the node that holds the result of edge {@code edge}. */
    int add(LayerGraph.Builder graph, String name, int edge, int input, int width);

    static EdgeMaker of(Architecture cell) {
      return (graph, name, edge, input, width) ->
          addOperation(graph, name, EdgeOperation.of(cell.choice(edge)), input, width);
    }

    static EdgeMaker mixing(ActiveChoices operations) {
      return (graph, name, edge, input, width) -> {
        List<Integer> choices = operations.of(edge);
        if (choices.isEmpty()) {
          return addOperation(graph, name, EdgeOperation.NONE, input, width);
        }
        int[] results =
            choices.stream()
                .mapToInt(o -> addOperation(graph, name, EdgeOperation.of(o), input, width))
                .toArray();
        return graph.add(name + ".mix", new Layer.Mix(edge, choices), results);
      };
    }
  }

  /**
   * Returns the network in which each block has a width of its own, as in the size space of
   * NATS-Bench: the cells of a stage, a reduction, the cells of the next.
   *
   * @param cell a cell whose edges from node 0 are convolutions or skips; a skip that meets another
   *     width is a 1x1 convolution and batch norm
   * @param widths channels of each block, the first also of the stem
   */
  static LayerGraph of(
      Architecture cell, int[] widths, Reduction reduction, Shape image, int classes) {
    return of(EdgeMaker.of(cell), widths, reduction, image, classes);
  }

  private static LayerGraph of(
      EdgeMaker cell, int[] widths, Reduction reduction, Shape image, int classes) {
    int cellsPerStage = (widths.length + 1) / STAGES - 1;
    LayerGraph.Builder graph = LayerGraph.builder(image);
    int x = graph.add("stem.conv", conv(widths[0], 3, 1), graph.input());
    x = graph.add("stem.norm", NORM, x);
    for (int i = 0; i < widths.length; i++) {
      int stage = (i + 1) / (cellsPerStage + 1);
      int place = (i + 1) % (cellsPerStage + 1);
      x =
          place == 0
              ? reduction.add(graph, "reduction" + stage, x, widths[i])
              : addCell(graph, "stage" + stage + ".cell" + (place - 1), cell, x, widths[i]);
    }
    x = graph.add("head.norm", NORM, x);
    x = graph.add("head.relu", RELU, x);
    x = graph.add("head.pool", new Layer.GlobalPooling(), x);
    graph.add("head.classifier", new Layer.Linear(classes, true), x);
    return graph.build();
  }

  private static int addCell(
      LayerGraph.Builder graph, String name, EdgeMaker cell, int input, int width) {
    int[] nodes = new int[NasBench201.NODES];
    nodes[0] = input;
    for (int node = 1; node < nodes.length; node++) {
      int[] edges = new int[node];
      for (int source = 0; source < node; source++) {
        String edge = name + "." + source + "->" + node;
        edges[source] = cell.add(graph, edge, NasBench201.edge(source, node), nodes[source], width);
      }
      nodes[node] = node == 1 ? edges[0] : graph.add(name + ".node" + node, new Layer.Add(), edges);
    }
    return nodes[nodes.length - 1];
  }

  private static int addOperation(
      LayerGraph.Builder graph, String edge, EdgeOperation operation, int input, int width) {
    String name = edge + "." + operation.text();
    return switch (operation) {
      case NONE -> graph.add(name, new Layer.Zero(1), input);
      case SKIP_CONNECT -> skip(graph, name, input, width);
      case CONV_1X1 -> reluConvNorm(graph, name, input, width, 1, 1);
      case CONV_3X3 -> reluConvNorm(graph, name, input, width, 3, 1);
      case AVG_POOL_3X3 ->
          graph.add(name, new Pooling(Pooling.Kind.AVERAGE, 3, 1, Padding.SYMMETRIC), input);
    };
  }

  private static int skip(LayerGraph.Builder graph, String name, int input, int width) {
    if (graph.shape(input).channels() == width) {
      return graph.add(name, new Layer.Identity(), input);
    }
    int x = graph.add(name + ".conv", conv(width, 1, 1), input);
    return graph.add(name + ".norm", NORM, x);
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
