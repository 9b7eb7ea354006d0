package org.reprise.algorithm.pnas;

import java.util.ArrayList;
import java.util.List;
import org.reprise.space.Architecture;
import org.reprise.space.CellEdges;
import org.reprise.space.SearchSpace;

/**
 * Cells with an operation on each edge, grown by edges: level b has b edges that are not {@code
 * none}, so in NAS-Bench-201 24, 240, 1,280, 3,840, 6,144 and 4,096 cells. Many small ones join the
 * input to nothing and are as poor as chance; the table knows them as it knows all.
 */
final class EdgeGrowth implements Growth {
  private final SearchSpace space;
  private final CellEdges edges;
  private final int none;

  /** Growth within {@code space}: all of its cells, or the part that a table has. */
  EdgeGrowth(SearchSpace space, CellEdges edges) {
    this.space = space;
    this.edges = edges;
    none = edges.none().orElseThrow();
  }

  @Override
  public int levels() {
    return edges.size();
  }

  @Override
  public List<Architecture> first() {
    return children(edges.empty(), 0);
  }

  @Override
  public List<Architecture> children(Architecture cell, int level) {
    List<Architecture> children = new ArrayList<>();
    for (int edge = 0; edge < edges.size(); edge++) {
      for (int operation = 0; operation < edges.operations().size(); operation++) {
        if (cell.choice(edge) == none && operation != none) {
          children.add(cell.with(edge, operation));
        }
      }
    }
    children.removeIf(child -> space.defect(child).isPresent());
    return children;
  }

  @Override
  public long key(Architecture cell) {
    return space.key(cell);
  }
}
