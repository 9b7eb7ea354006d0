package org.reprise.predictor;

import java.util.Optional;
import java.util.function.Function;
import org.reprise.space.Architecture;
import org.reprise.space.CellEdges;
import org.reprise.space.SearchSpace;
import org.reprise.space.nasbench101.Cell;
import org.reprise.space.nasbench101.NasBench101;

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
    return CellEdges.of(whole)
        .map(edges -> new Form(2 + edges.operations().size(), cell -> ofCell(edges, cell)));
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
   * Returns the line graph of a cell with an operation on each edge, such as one of NAS-Bench-201:
   * its operations are nodes between an input and an output node, and an operation leads to those
   * that read the node that it writes; what nobody reads is the output. All cells of a space have
   * the same edges; {@code none} is a label as any other.
   */
  static LabelledGraph ofCell(CellEdges cellEdges, Architecture cell) {
    int operations = cellEdges.size();
    int output = operations + 1;
    int[] labels = new int[output + 1];
    boolean[][] edges = new boolean[output + 1][output + 1];
    labels[output] = 1;
    for (int i = 0; i < operations; i++) {
      labels[1 + i] = 2 + cell.choice(i);
      int written = cellEdges.targets().get(i);
      edges[0][1 + i] = !cellEdges.targets().contains(cellEdges.sources().get(i));
      edges[1 + i][output] = !cellEdges.sources().contains(written);
      for (int next = 0; next < operations; next++) {
        edges[1 + i][1 + next] = cellEdges.sources().get(next) == written;
      }
    }
    return new LabelledGraph(labels, edges);
  }
}
