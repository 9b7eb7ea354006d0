package org.reprise.algorithm.zerocost;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reprise.space.network.Layer;
import org.reprise.space.network.Layer.Activation.Function;
import org.reprise.space.network.LayerGraph;
import org.reprise.training.network.GraphNetwork;

/**
 * The layers that the output depends on: what a zero operation cuts off is dead, has no gradient
 * and does not count.
 */
final class LiveLayers {
  private final LayerGraph graph;
  private final boolean[] live;

  LiveLayers(LayerGraph graph) {
    this.graph = graph;
    List<LayerGraph.Node> nodes = graph.nodes();
    live = new boolean[nodes.size()];
    live[nodes.size() - 1] = true;
    for (int i = nodes.size() - 1; i > 0; i--) {
      if (live[i] && !(nodes.get(i).layer() instanceof Layer.Zero)) {
        nodes.get(i).inputs().forEach(input -> live[input] = true);
      }
    }
  }

  /** By the number of the node, whether it is one. */
  boolean[] live() {
    return live.clone();
  }

  /** Returns their names. */
  Set<String> names() {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < live.length; i++) {
      if (live[i]) {
        names.add(graph.nodes().get(i).name());
      }
    }
    return names;
  }

  /**
   * By the name of an activation that {@code network} computes: for how many equal ones of the
   * graph it stands. Gates of squeeze-excite do not count.
   */
  Map<String, Integer> activations(GraphNetwork network) {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < live.length; i++) {
      if (live[i] && isActivation(graph.nodes().get(i).layer())) {
        counts.merge(graph.nodes().get(network.standIn(i)).name(), 1, Integer::sum);
      }
    }
    return counts;
  }

  private static boolean isActivation(Layer layer) {
    return layer instanceof Layer.Activation activation
        && activation.function() != Function.SIGMOID
        && activation.function() != Function.HARD_SIGMOID;
  }
}
