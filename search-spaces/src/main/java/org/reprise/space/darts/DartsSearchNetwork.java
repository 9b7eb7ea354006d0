package org.reprise.space.darts;

import java.util.List;
import org.reprise.space.Architecture;
import org.reprise.space.darts.EvaluationNetwork.Stem;
import org.reprise.space.darts.Genotype.Cell;
import org.reprise.space.network.ActiveChoices;
import org.reprise.space.network.Layer;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;

/**
 * The network in which DARTS searches (quark0/darts, {@code cnn/model_search.py}): that of the
 * evaluation, smaller, with several operations on each edge, each of them followed by batch norm.
 * Decisions are those of {@link DartsSearchSpace}, one for the same edge of all cells of a kind.
 *
 * @param channels of the first cells' nodes; doubled at each reduction
 * @param cells how many
 */
public record DartsSearchNetwork(int channels, int cells) {
  /** 8 cells of 16 channels. */
  public static final DartsSearchNetwork AS_PUBLISHED = new DartsSearchNetwork(16, 8);

  private static final DartsSearchSpace SPACE = new DartsSearchSpace();
  private static final List<CellOperation> OPERATIONS = CellOperation.ofDarts();

  /** Returns the network with one operation on each edge. */
  public LayerGraph of(Architecture architecture, Shape image, int classes) {
    return new EvaluationNetwork(Stem.CIFAR, channels, cells, false, true)
        .of(SPACE.allEdges(architecture), image, classes);
  }

  /** Returns the network with several, joined by {@link Layer.Mix}; layers have equal names. */
  public LayerGraph of(ActiveChoices choices, Shape image, int classes) {
    LayerGraph.Builder graph = LayerGraph.builder(image);
    int x = EvaluationNetwork.convNorm(graph, "stem", graph.input(), 3 * channels, 1);
    int[] previous = {x, x};
    boolean afterReduction = false;
    int width = channels;
    for (int i = 0; i < cells; i++) {
      boolean reduces = i == cells / 3 || i == 2 * cells / 3;
      width = reduces ? 2 * width : width;
      String name = "cell" + i;
      int[] nodes = new int[Cell.INPUTS + DartsSearchSpace.NODES];
      nodes[0] =
          afterReduction
              ? CellOperation.factorizedReduce(graph, name + ".input0", previous[0], width)
              : CellOperation.reluConvNorm(graph, name + ".input0", previous[0], width);
      nodes[1] = CellOperation.reluConvNorm(graph, name + ".input1", previous[1], width);
      addNodes(graph, name, nodes, choices, reduces);
      previous =
          new int[] {
            previous[1], graph.add(name, new Layer.Concat(), nodes[2], nodes[3], nodes[4], nodes[5])
          };
      afterReduction = reduces;
    }
    x = graph.add("head.pool", new Layer.GlobalPooling(), previous[1]);
    graph.add("head.classifier", new Layer.Linear(classes, true), x);
    return graph.build();
  }

  private static void addNodes(
      LayerGraph.Builder graph, String cell, int[] nodes, ActiveChoices choices, boolean reduces) {
    for (int node = Cell.INPUTS; node < nodes.length; node++) {
      String name = cell + ".node" + node;
      int[] edges = new int[node];
      for (int input = 0; input < node; input++) {
        int decision = (reduces ? DartsSearchSpace.EDGES : 0) + DartsSearchSpace.edge(input, node);
        int stride = reduces && input < Cell.INPUTS ? 2 : 1;
        List<Integer> active = choices.of(decision).isEmpty() ? List.of(0) : choices.of(decision);
        String edge = name + "<-" + input;
        int from = nodes[input];
        int[] results =
            active.stream().mapToInt(o -> operation(graph, edge, o, from, stride)).toArray();
        edges[input] = graph.add(edge + ".mix", new Layer.Mix(decision, active), results);
      }
      nodes[node] = graph.add(name, new Layer.Add(), edges);
    }
  }

  private static int operation(
      LayerGraph.Builder graph, String edge, int number, int input, int stride) {
    CellOperation operation = OPERATIONS.get(number);
    String name = edge + "." + operation.text();
    int x = operation.addTo(graph, name, input, stride);
    return operation.isPooling() ? graph.add(name + ".norm", CellOperation.NORM, x) : x;
  }
}
