package org.reprise.training.relaxation;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.reprise.space.Architecture;
import org.reprise.space.network.Layer;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;
import org.reprise.training.supernet.SupernetGraphs;

/** What each choice of each decision adds to a cost of the network, where costs add up. */
public final class ChoiceCosts {
  private ChoiceCosts() {}

  /** Costs of a network that a search may be charged for. */
  public enum Resource {
    /** Trained numbers. */
    PARAMETERS(LayerGraph::parameters),
    /** Multiply-adds for one example. */
    MULTIPLY_ADDS(LayerGraph::multiplyAdds),
    /** Numbers that layers read and write for one example, weights included. */
    MEMORY(ChoiceCosts::memory);

    private final ToDoubleFunction<LayerGraph> cost;

    Resource(ToDoubleFunction<LayerGraph> cost) {
      this.cost = cost;
    }

    /** Returns the cost of a network. */
    public double of(LayerGraph network) {
      return cost.applyAsDouble(network);
    }
  }

  /**
   * Returns the costs, a row of each decision's choices: how much more the network costs that makes
   * this choice, and the first of every other decision, than one that makes the first everywhere.
   */
  public static double[][] of(SupernetGraphs graphs, Resource resource) {
    int[] sizes = graphs.space().decisions().stream().mapToInt(d -> d.size()).toArray();
    Architecture firsts = Architecture.of(new int[sizes.length]);
    double base = resource.of(graphs.one().apply(firsts));
    double[][] costs = new double[sizes.length][];
    for (int d = 0; d < sizes.length; d++) {
      costs[d] = new double[sizes[d]];
      for (int c = 1; c < sizes[d]; c++) {
        costs[d][c] = resource.of(graphs.one().apply(firsts.with(d, c))) - base;
      }
    }
    return costs;
  }

  private static double memory(LayerGraph graph) {
    double sum = graph.parameters();
    for (LayerGraph.Node node : graph.nodes()) {
      if (!(node.layer() instanceof Layer.Identity || node.layer() instanceof Layer.Zero)) {
        sum += node.output().size();
        sum += graph.inputShapes(node).stream().mapToDouble(Shape::size).sum();
      }
    }
    return sum;
  }

  /** Returns the cost of an architecture: the sum over its choices. */
  public static double of(double[][] costs, Architecture architecture) {
    double sum = 0;
    for (int d = 0; d < costs.length; d++) {
      sum += costs[d][architecture.choice(d)];
    }
    return sum;
  }

  /** Returns the greatest sum that an architecture can have. */
  public static double greatest(double[][] costs) {
    return Arrays.stream(costs).mapToDouble(row -> Arrays.stream(row).max().orElse(0)).sum();
  }
}
