package org.reprise.training.supernet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reprise.space.network.Layer;
import org.reprise.space.network.Layer.Activation.Function;
import org.reprise.space.network.LayerGraph;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.TrainedLayer;

/**
 * The different sub-expressions of networks with shared weights: a layer, named where it has
 * weights, of certain inputs. What is equal in two networks has one number. Number 0 is the images.
 */
final class Expressions {
  private final Map<List<Object>, Integer> known = new HashMap<>();
  private final List<Expression> all = new ArrayList<>();
  private long multiplyAdds;

  /**
   * A layer of the expressions {@code inputs}; of none, a layer of zeros.
   *
   * @param then what follows a batch norm that nobody else reads; null where nothing does
   */
  record Expression(TrainedLayer layer, int[] inputs, @Nullable Function then) {}

  /** The expressions of a network, inputs before their readers, and the one that it computes. */
  record Plan(int[] steps, int output) {}

  Expressions() {
    all.add(new Expression((tape, x, pass) -> x.get(0), new int[0], null));
  }

  int size() {
    return all.size();
  }

  Expression get(int number) {
    return all.get(number);
  }

  /** Multiply-adds for one example of all expressions, each once. */
  long multiplyAdds() {
    return multiplyAdds;
  }

  /** Adds what a network computes. */
  Plan add(GraphNetwork network) {
    LayerGraph graph = network.graph();
    int count = graph.nodes().size();
    int[] numbers = new int[count];
    int[] steps = new int[count];
    int[] activations = activations(network);
    int length = 0;
    for (int i = 1; i < count; i++) {
      TrainedLayer layer = network.layer(i);
      if (layer == null || numbers[i] > 0) {
        continue;
      }
      LayerGraph.Node node = graph.nodes().get(i);
      int[] inputs = Arrays.stream(network.inputs(i)).map(input -> numbers[input]).toArray();
      if (inputs.length == 1 && passesOn(node.layer())) {
        numbers[i] = inputs[0];
        continue;
      }
      int reader = activations[i];
      Function then =
          reader == 0 ? null : ((Layer.Activation) graph.nodes().get(reader).layer()).function();
      int next = all.size();
      Integer number = known.putIfAbsent(key(node, inputs, then), next);
      if (number == null) {
        all.add(new Expression(layer, inputs, then));
        multiplyAdds += node.layer().multiplyAdds(graph.inputShapes(node));
        number = next;
      }
      numbers[i] = number;
      steps[length++] = number;
      if (reader > 0) {
        numbers[reader] = number;
      }
    }
    return new Plan(Arrays.copyOf(steps, length), numbers[network.standIn(count - 1)]);
  }

  /** For each batch norm whose only reader is an activation, the number of that; else 0. */
  private static int[] activations(GraphNetwork network) {
    List<LayerGraph.Node> nodes = network.graph().nodes();
    int[] readers = new int[nodes.size()];
    int[] last = new int[nodes.size()];
    readers[network.standIn(nodes.size() - 1)]++;
    for (int i = 1; i < nodes.size(); i++) {
      for (int input : network.layer(i) == null ? new int[0] : network.inputs(i)) {
        readers[input]++;
        last[input] = i;
      }
    }
    int[] activations = new int[nodes.size()];
    for (int i = 1; i < nodes.size(); i++) {
      boolean read = nodes.get(i).layer() instanceof Layer.BatchNorm && readers[i] == 1;
      if (read && nodes.get(last[i]).layer() instanceof Layer.Activation) {
        activations[i] = last[i];
      }
    }
    return activations;
  }

  /** Returns whether a layer that reads one map gives that map, in evaluation. */
  private static boolean passesOn(Layer layer) {
    return layer instanceof Layer.Add || layer instanceof Layer.Dropout;
  }

  private static List<Object> key(LayerGraph.Node node, int[] inputs, @Nullable Function then) {
    boolean named =
        node.layer() instanceof Layer.Convolution
            || node.layer() instanceof Layer.Linear
            || node.layer() instanceof Layer.BatchNorm;
    return List.of(
        named ? node.name() : "",
        node.layer(),
        node.output(),
        IntStream.of(inputs).boxed().toList(),
        Optional.ofNullable(then));
  }
}
