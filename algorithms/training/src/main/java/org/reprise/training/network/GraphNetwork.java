package org.reprise.training.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.reprise.space.network.Layer;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/**
 * A layer graph with weights. Only layers that reach the output are built; equal layers without
 * weights that read the same node are computed once; zeros are left out of sums.
 */
public final class GraphNetwork implements Network {
  private static final LayerListener NOBODY = (tape, node, inputs, result) -> result;

  private final LayerGraph graph;
  private final @Nullable TrainedLayer[] layers;
  // The node whose result stands for a node's: itself, or an equal one before it.
  private final int[] standIn;
  // What a node reads, stand-ins for stand-ins, zeros left out of sums.
  private final int[][] inputs;
  private final List<Parameter> parameters = new ArrayList<>();
  private final @Nullable FreshWeights own;
  // The last node that reads a node's result; the output is read after all of them.
  private final int[] lastReader;
  private LayerListener listener = NOBODY;

  /**
   * A network with fresh weights, which belong to it.
   *
   * @param random draws the initial weights
   * @param dropped draws what dropout layers drop in training
   */
  public GraphNetwork(
      LayerGraph graph, Operations operations, RandomGenerator random, RandomGenerator dropped) {
    this(graph, new FreshWeights(operations, random), dropped);
  }

  private GraphNetwork(LayerGraph graph, FreshWeights own, RandomGenerator dropped) {
    this(graph, own, dropped, own);
  }

  /**
   * A network with the weights of {@code source}, which outlive it.
   *
   * @param dropped draws what dropout layers drop in training; null where nobody trains it
   */
  public GraphNetwork(LayerGraph graph, WeightSource source, @Nullable RandomGenerator dropped) {
    this(graph, source, dropped, null);
  }

  private GraphNetwork(
      LayerGraph graph,
      WeightSource source,
      @Nullable RandomGenerator dropped,
      @Nullable FreshWeights own) {
    this.graph = graph;
    this.own = own;
    List<LayerGraph.Node> nodes = graph.nodes();
    this.layers = new @Nullable TrainedLayer[nodes.size()];
    this.standIn = standIns(nodes);
    this.inputs = new int[nodes.size()][];
    this.lastReader = new int[nodes.size()];
    boolean[] used = used(nodes);
    LayerFactory factory = new LayerFactory(source, dropped);
    for (int i = 1; i < nodes.size(); i++) {
      if (used[i] && standIn[i] == i) {
        LayerGraph.Node node = withoutZeros(nodes.get(i));
        inputs[i] = node.inputs().stream().mapToInt(input -> standIn[input]).toArray();
        for (int input : inputs[i]) {
          lastReader[input] = i;
        }
        TrainedLayer layer =
            node.inputs().isEmpty()
                ? zeros(node.output())
                : factory.build(node, graph.inputShapes(node));
        layers[i] = layer;
        parameters.addAll(layer.parameters());
      }
    }
    lastReader[standIn[nodes.size() - 1]] = nodes.size();
  }

  private static TrainedLayer zeros(Shape shape) {
    return (tape, x, pass) -> tape.zeros(TensorShape.batch(x.get(0).shape().n(), shape));
  }

  /** Returns a sum or mixture without the inputs that are zero; another node as it is. */
  private LayerGraph.Node withoutZeros(LayerGraph.Node node) {
    if (!(node.layer() instanceof Layer.Add || node.layer() instanceof Layer.Mix)) {
      return node;
    }
    List<Integer> live = new ArrayList<>();
    List<Integer> choices = new ArrayList<>();
    for (int i = 0; i < node.inputs().size(); i++) {
      int input = node.inputs().get(i);
      if (!isZero(input)) {
        live.add(input);
        if (node.layer() instanceof Layer.Mix mix) {
          choices.add(mix.choices().get(i));
        }
      }
    }
    Layer layer =
        node.layer() instanceof Layer.Mix mix
            ? new Layer.Mix(mix.decision(), choices)
            : node.layer();
    return new LayerGraph.Node(node.name(), layer, live, node.output());
  }

  /** Returns whether a node is zero: a layer of zeros, or a sum of nothing else. */
  private boolean isZero(int number) {
    LayerGraph.Node node = graph.nodes().get(standIn[number]);
    return node.layer() instanceof Layer.Zero
        || (node.layer() instanceof Layer.Add || node.layer() instanceof Layer.Mix)
            && node.inputs().stream().allMatch(this::isZero);
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
        withoutZeros(nodes.get(i)).inputs().forEach(input -> used[standIn[input]] = true);
      }
    }
    return used;
  }

  /** Returns the layers and shapes. */
  public LayerGraph graph() {
    return graph;
  }

  /**
   * From now on {@code newListener} sees what each layer computes; the one before no longer does.
   */
  public void listen(LayerListener newListener) {
    listener = newListener;
  }

  /**
   * Returns the node whose result stands for that of node {@code number}: itself or an equal one.
   */
  public int standIn(int number) {
    return standIn[number];
  }

  /** Returns the layer with weights of node {@code number}, or null where none was built. */
  public @Nullable TrainedLayer layer(int number) {
    return layers[number];
  }

  /**
   * Returns the nodes that a built node reads: stand-ins for stand-ins, without the zeros of a sum.
   * Empty for a sum of zeros.
   */
  public int[] inputs(int number) {
    return inputs[number].clone();
  }

  @Override
  public List<Parameter> parameters() {
    return List.copyOf(parameters);
  }

  @Override
  public Variable forward(Tape tape, Variable images, Mode mode) {
    return forward(tape, images, Pass.of(mode));
  }

  /** Returns the logits, examples x classes x 1 x 1. */
  public Variable forward(Tape tape, Variable images, Pass pass) {
    Variable[] results = new Variable[layers.length];
    results[0] = images;
    boolean[] passesOn = new boolean[layers.length];
    for (int i = 1; i < results.length; i++) {
      TrainedLayer layer = layers[i];
      if (layer == null) {
        continue;
      }
      List<Variable> read = new ArrayList<>(inputs[i].length);
      for (int input : inputs[i]) {
        read.add(results[input]);
      }
      if (read.isEmpty()) {
        results[i] = layer.forward(tape, List.of(images), pass);
      } else {
        Variable result = layer.forward(tape, read, pass);
        results[i] = listener.computed(tape, graph.nodes().get(i), read, result);
      }
      if (!tape.isRecording() && listener == NOBODY) {
        forgetInputs(tape, i, results, passesOn);
      }
    }
    return results[standIn[results.length - 1]];
  }

  /** Gives back what node {@code reader} was the last to read. */
  private void forgetInputs(Tape tape, int reader, Variable[] results, boolean[] passesOn) {
    for (int read : inputs[reader]) {
      // Some layers pass on what they read; it is kept, as are the images of the caller.
      boolean passedOn = results[reader] == results[read];
      passesOn[read] |= passedOn;
      passesOn[reader] |= passedOn;
      if (read > 0 && lastReader[read] == reader && !passesOn[read]) {
        tape.forget(results[read]);
      }
    }
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }
}
