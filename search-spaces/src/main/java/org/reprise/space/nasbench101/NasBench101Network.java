package org.reprise.space.nasbench101;

import java.util.ArrayList;
import java.util.List;
import org.reprise.space.network.Layer;
import org.reprise.space.network.Layer.Activation;
import org.reprise.space.network.Layer.BatchNorm;
import org.reprise.space.network.Layer.Convolution;
import org.reprise.space.network.Layer.Pooling;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Padding;
import org.reprise.space.network.Shape;

/**
 * The network around a cell: a 3x3 stem, stacks of equal modules with max-pooling and twice the
 * channels from stack to stack, global pooling and a linear classifier (Ying et al. 2019, section
 * 2.1 and figure 1; google-research/nasbench, {@code model_builder.py}).
 *
 * <p>Inside a module the vertices that feed the output share its channels, which are concatenated;
 * others have as many as the widest vertex that they feed, and are truncated where a reader has one
 * fewer. Edges from the input are 1x1 convolutions; one to the output is added after the
 * concatenation.
 *
 * @param stemChannels channels of the stem and of the first stack
 * @param stacks how many stacks
 * @param modulesPerStack cells in each
 */
public record NasBench101Network(int stemChannels, int stacks, int modulesPerStack) {
  /** As the benchmark trained it: 128 channels, 3 stacks of 3 modules. */
  public static final NasBench101Network AS_PUBLISHED = new NasBench101Network(128, 3, 3);

  /** Returns the network of {@code cell}, numbered as it is, for images of shape {@code image}. */
  public LayerGraph of(Cell cell, Shape image, int classes) {
    LayerGraph.Builder graph = LayerGraph.builder(image);
    int x = convNormRelu(graph, "stem", graph.input(), stemChannels, 3);
    int width = stemChannels;
    for (int stack = 0; stack < stacks; stack++) {
      if (stack > 0) {
        width *= 2;
        x = graph.add("downsample" + stack, new Pooling(Pooling.Kind.MAX, 2, 2, Padding.SAME), x);
      }
      for (int module = 0; module < modulesPerStack; module++) {
        x = addModule(graph, "stack" + stack + ".module" + module, cell, x, width);
      }
    }
    x = graph.add("head.pool", new Layer.GlobalPooling(), x);
    graph.add("head.classifier", new Layer.Linear(classes, true), x);
    return graph.build();
  }

  private static int addModule(
      LayerGraph.Builder graph, String name, Cell cell, int input, int width) {
    int last = cell.vertices() - 1;
    int[] widths = vertexChannels(cell, width);
    int[] outputs = new int[last];
    List<Integer> concatenated = new ArrayList<>();
    for (int v = 1; v < last; v++) {
      String vertex = name + ".vertex" + v;
      outputs[v] =
          addOperation(
              graph,
              vertex + "." + cell.operation(v).text(),
              cell.operation(v),
              vertexInput(graph, vertex, cell, v, input, outputs, widths),
              widths[v]);
      if (cell.hasEdge(v, last)) {
        concatenated.add(outputs[v]);
      }
    }
    if (concatenated.isEmpty()) {
      return convNormRelu(graph, name + ".projection", input, width, 1);
    }
    int x =
        concatenated.size() == 1
            ? concatenated.get(0)
            : graph.add(name + ".concat", new Layer.Concat(), toArray(concatenated));
    if (cell.hasEdge(0, last)) {
      int projected = convNormRelu(graph, name + ".projection", input, width, 1);
      x = graph.add(name + ".sum", new Layer.Add(), x, projected);
    }
    return x;
  }

  private static int vertexInput(
      LayerGraph.Builder graph,
      String name,
      Cell cell,
      int vertex,
      int input,
      int[] outputs,
      int[] widths) {
    List<Integer> added = new ArrayList<>();
    for (int source = 1; source < vertex; source++) {
      if (cell.hasEdge(source, vertex)) {
        added.add(
            widths[source] == widths[vertex]
                ? outputs[source]
                : graph.add(
                    name + ".truncate" + source,
                    new Layer.FirstChannels(widths[vertex]),
                    outputs[source]));
      }
    }
    if (cell.hasEdge(0, vertex)) {
      added.add(convNormRelu(graph, name + ".projection", input, widths[vertex], 1));
    }
    return added.size() == 1
        ? added.get(0)
        : graph.add(name + ".sum", new Layer.Add(), toArray(added));
  }

  private static int addOperation(
      LayerGraph.Builder graph, String name, VertexOperation operation, int input, int width) {
    return switch (operation) {
      case CONV_3X3 -> convNormRelu(graph, name, input, width, 3);
      case CONV_1X1 -> convNormRelu(graph, name, input, width, 1);
      case MAX_POOL_3X3 ->
          graph.add(name, new Pooling(Pooling.Kind.MAX, 3, 1, Padding.SAME), input);
    };
  }

  /**
   * Returns the channels of each vertex of a module with {@code width} output channels ({@code
   * compute_vertex_channels}); where these do not divide evenly, the first vertices have one more.
   */
  static int[] vertexChannels(Cell cell, int width) {
    int last = cell.vertices() - 1;
    int[] channels = new int[last + 1];
    channels[last] = width;
    int feeding = Integer.bitCount(cell.sources(last) & ~1);
    int extra = feeding == 0 ? 0 : width % feeding;
    for (int v = 1; v < last; v++) {
      if (cell.hasEdge(v, last)) {
        channels[v] = width / feeding + (extra-- > 0 ? 1 : 0);
      }
    }
    for (int v = last - 1; v > 0; v--) {
      if (!cell.hasEdge(v, last)) {
        for (int target = v + 1; target < last; target++) {
          if (cell.hasEdge(v, target)) {
            channels[v] = Math.max(channels[v], channels[target]);
          }
        }
      }
    }
    return channels;
  }

  private static int convNormRelu(
      LayerGraph.Builder graph, String name, int input, int width, int kernel) {
    int x = graph.add(name + ".conv", Convolution.of(width, kernel, 1, Padding.SAME), input);
    x = graph.add(name + ".norm", new BatchNorm(true), x);
    return graph.add(name + ".relu", new Activation(Activation.Function.RELU), x);
  }

  private static int[] toArray(List<Integer> nodes) {
    return nodes.stream().mapToInt(Integer::intValue).toArray();
  }
}
