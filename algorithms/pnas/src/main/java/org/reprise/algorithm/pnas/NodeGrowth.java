package org.reprise.algorithm.pnas;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.reprise.space.Architecture;
import org.reprise.space.CellEdges;
import org.reprise.space.SearchSpace;

/**
 * Cells with an operation on each edge, grown by nodes: level b uses the first b - 1 inner nodes
 * beside input and output, with every edge among them free, {@code none} included, so in
 * NAS-Bench-201 5, 125 and 15,625 cells.
 */
final class NodeGrowth implements Growth {
  private final SearchSpace space;
  private final CellEdges edges;

  /** Growth within {@code space}: all of its cells, or the part that a table has. */
  NodeGrowth(SearchSpace space, CellEdges edges) {
    this.space = space;
    this.edges = edges;
  }

  @Override
  public int levels() {
    return edges.output();
  }

  @Override
  public List<Architecture> first() {
    return known(withEveryOperation(List.of(edges.empty()), 0, edges.output()));
  }

  /** Gives the next inner node its edges, in every way. */
  @Override
  public List<Architecture> children(Architecture cell, int level) {
    List<Architecture> children = List.of(cell);
    for (int source = 0; source < level; source++) {
      children = withEveryOperation(children, source, level);
    }
    return known(withEveryOperation(children, level, edges.output()));
  }

  /** Returns {@code cells} with each operation on an edge; as they are if there is no such edge. */
  private List<Architecture> withEveryOperation(List<Architecture> cells, int source, int target) {
    OptionalInt edge = edges.edge(source, target);
    if (edge.isEmpty()) {
      return cells;
    }
    return cells.stream()
        .flatMap(
            cell ->
                IntStream.range(0, edges.operations().size())
                    .mapToObj(operation -> cell.with(edge.getAsInt(), operation)))
        .toList();
  }

  private List<Architecture> known(List<Architecture> cells) {
    return cells.stream().filter(cell -> space.defect(cell).isEmpty()).toList();
  }

  @Override
  public long key(Architecture cell) {
    return space.key(cell);
  }
}
