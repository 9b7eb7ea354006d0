package org.reprise.predictor;

import java.util.Optional;
import java.util.function.Function;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.nasbench101.Cell;
import org.reprise.space.nasbench101.NasBench101;
import org.reprise.space.nasbench201.NasBench201;

/**
 * A cell as a directed graph with a label on each node: what a graph convolutional network reads.
 *
 * @param labels the label of each node; label 0 is the input, 1 the output
 * @param edges whether node i leads to node j, as [i][j]
 */
public record LabelledGraph(int[] labels, boolean[][] edges) {

  /**
   * How the architectures of a space are graphs.
   *
   * @param labels how many labels there are
   * @param graph the graph of an architecture
   */
  public record Form(int labels, Function<Architecture, LabelledGraph> graph) {}

  /** Returns the graphs of {@code space}; empty if it has none. */
  public static Optional<Form> form(SearchSpace space) {
    SearchSpace whole = space.whole();
    if (whole instanceof NasBench101) {
      return Optional.of(new Form(5, LabelledGraph::ofNasBench101));
    }
    if (whole instanceof NasBench201) {
      return Optional.of(new Form(7, LabelledGraph::ofNasBench201));
    }
    return Optional.empty();
  }

  /** Returns the vertices and edges of a NAS-Bench-101 cell, unused vertices removed. */
  static LabelledGraph ofNasBench101(Architecture architecture) {
    Cell cell = NasBench101.cell(architecture);
    int n = cell.vertices();
    int[] labels = new int[n];
    boolean[][] edges = new boolean[n][n];
    for (int v = 0; v < n; v++) {
      labels[v] = v == 0 ? 0 : v == n - 1 ? 1 : 2 + cell.operation(v).ordinal();
      for (int target = v + 1; target < n; target++) {
        edges[v][target] = cell.hasEdge(v, target);
      }
    }
    return new LabelledGraph(labels, edges);
  }

  /**
   * Returns the line graph of a NAS-Bench-201 cell: its six operations are nodes between an input
   * and an output node, and an operation leads to those that read the node that it writes. All
   * cells have the same edges; {@code none} is a label as any other.
   */
  static LabelledGraph ofNasBench201(Architecture cell) {
    int output = NasBench201.EDGES + 1;
    int[] labels = new int[output + 1];
    boolean[][] edges = new boolean[output + 1][output + 1];
    labels[output] = 1;
    for (int node = 1; node < NasBench201.NODES; node++) {
      for (int source = 0; source < node; source++) {
        int place = 1 + NasBench201.edge(source, node);
        labels[place] = 2 + cell.choice(place - 1);
        edges[0][place] |= source == 0;
        edges[place][output] |= node == NasBench201.NODES - 1;
        for (int next = node + 1; next < NasBench201.NODES; next++) {
          edges[place][1 + NasBench201.edge(node, next)] = true;
        }
      }
    }
    return new LabelledGraph(labels, edges);
  }
}
