package org.reprise.training.supernet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.reprise.space.network.Layer;
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

  /** A layer of the expressions {@code inputs}; of none, a layer of zeros. */
  record Expression(TrainedLayer layer, int[] inputs) {}

  /** The expressions of a network, inputs before their readers, and the one that it computes. */
  record Plan(int[] steps, int output) {}

  Expressions() {
    all.add(new Expression(null, new int[0]));
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
    int length = 0;
    for (int i = 1; i < count; i++) {
      if (network.layer(i) == null) {
        continue;
      }
      LayerGraph.Node node = graph.nodes().get(i);
      int[] inputs = Arrays.stream(network.inputs(i)).map(input -> numbers[input]).toArray();
      if (inputs.length == 1 && passesOn(node.layer())) {
        numbers[i] = inputs[0];
        continue;
      }
      int next = all.size();
      Integer number = known.putIfAbsent(key(node, inputs), next);
      if (number == null) {
        all.add(new Expression(network.layer(i), inputs));
        multiplyAdds += node.layer().multiplyAdds(graph.inputShapes(node));
        number = next;
      }
      numbers[i] = number;
      steps[length++] = number;
    }
    return new Plan(Arrays.copyOf(steps, length), numbers[network.standIn(count - 1)]);
  }

  /** Returns whether a layer that reads one map gives that map, in evaluation. */
  private static boolean passesOn(Layer layer) {
    return layer instanceof Layer.Add || layer instanceof Layer.Dropout;
  }

  private static List<Object> key(LayerGraph.Node node, int[] inputs) {
    boolean named =
        node.layer() instanceof Layer.Convolution
            || node.layer() instanceof Layer.Linear
            || node.layer() instanceof Layer.BatchNorm;
    return List.of(
        named ? node.name() : "",
        node.layer(),
        node.output(),
        IntStream.of(inputs).boxed().toList());
  }
}
