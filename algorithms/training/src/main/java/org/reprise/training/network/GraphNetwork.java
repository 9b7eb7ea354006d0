package org.reprise.training.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.reprise.space.network.Layer;
import org.reprise.space.network.LayerGraph;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/**
 * A layer graph with weights. Only layers that reach the output are built; equal layers without
 * weights that read the same node are computed once; zeros are left out of sums.
 */
public final class GraphNetwork implements Network {
  private final LayerGraph graph;
  private final TrainedLayer[] layers;
  // The node whose result stands for a node's: itself, or an equal one before it.
  private final int[] standIn;
  private final List<Parameter> parameters = new ArrayList<>();
  private LayerListener listener = (tape, node, inputs, result) -> result;

  /**
   * A network with fresh weights.
   *
   * @param random draws the initial weights
   * @param dropped draws what dropout layers drop in training
   */
  public GraphNetwork(
      LayerGraph graph, Operations operations, RandomGenerator random, RandomGenerator dropped) {
    this.graph = graph;
    List<LayerGraph.Node> nodes = graph.nodes();
    this.layers = new TrainedLayer[nodes.size()];
    this.standIn = standIns(nodes);
    boolean[] used = used(nodes);
    LayerFactory factory = new LayerFactory(operations, random, dropped);
    for (int i = 1; i < nodes.size(); i++) {
      if (used[i] && standIn[i] == i) {
        LayerGraph.Node node = nodes.get(i);
        layers[i] = factory.build(node, graph.inputShapes(node));
        parameters.addAll(layers[i].parameters());
      }
    }
  }

  private static int[] standIns(List<LayerGraph.Node> nodes) {
    int[] standIn = new int[nodes.size()];
    Map<List<Object>, Integer> known = new HashMap<>();
    for (int i = 1; i < nodes.size(); i++) {
      LayerGraph.Node node = nodes.get(i);
      List<Integer> inputs = node.inputs().stream().map(input -> standIn[input]).toList();
      if (node.layer() instanceof Layer.Identity) {
        standIn[i] = inputs.get(0);
      } else if (isPure(node.layer())) {
        standIn[i] = known.merge(List.of(node.layer(), inputs), i, (first, second) -> first);
      } else {
        standIn[i] = i;
      }
    }
    return standIn;
  }

  private static boolean isPure(Layer layer) {
    return layer instanceof Layer.Activation
        || layer instanceof Layer.Pooling
        || layer instanceof Layer.GlobalPooling
        || layer instanceof Layer.Zero
        || layer instanceof Layer.Shift;
  }

  private boolean[] used(List<LayerGraph.Node> nodes) {
    boolean[] used = new boolean[nodes.size()];
    used[standIn[nodes.size() - 1]] = true;
    for (int i = nodes.size() - 1; i > 0; i--) {
      if (used[i]) {
        nodes.get(i).inputs().forEach(input -> used[standIn[input]] = true);
      }
    }
    return used;
  }

  /** The layers and shapes. */
  public LayerGraph graph() {
    return graph;
  }

  /**
   * From now on {@code newListener} sees what each layer computes; the one before no longer does.
   */
  public void listen(LayerListener newListener) {
    listener = newListener;
  }

  /** The node whose result stands for that of node {@code number}: itself or an equal one. */
  public int standIn(int number) {
    return standIn[number];
  }

  /** The layer with weights of node {@code number}, or null where none was built. */
  public TrainedLayer layer(int number) {
    return layers[number];
  }

  @Override
  public List<Parameter> parameters() {
    return List.copyOf(parameters);
  }

  @Override
  public Variable forward(Tape tape, Variable images, boolean training) {
    List<LayerGraph.Node> nodes = graph.nodes();
    Variable[] results = new Variable[nodes.size()];
    results[0] = images;
    for (int i = 1; i < results.length; i++) {
      LayerGraph.Node node = nodes.get(i);
      if (layers[i] == null) {
        continue;
      }
      List<Variable> inputs =
          node.inputs().stream()
              .filter(input -> !isNeutral(node, input))
              .map(input -> results[standIn[input]])
              .toList();
      if (inputs.isEmpty()) {
        results[i] = tape.zeros(TensorShape.batch(images.shape().n(), node.output()));
      } else {
        Variable result = layers[i].forward(tape, inputs, training);
        results[i] = listener.computed(tape, node, inputs, result);
      }
    }
    return results[standIn[results.length - 1]];
  }

  /** Whether an input of a sum is zero. */
  private boolean isNeutral(LayerGraph.Node node, int input) {
    return node.layer() instanceof Layer.Add
        && graph.nodes().get(standIn[input]).layer() instanceof Layer.Zero;
  }
}
