package org.reprise.algorithm.pnas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.nasbench101.Cell;
import org.reprise.space.nasbench101.NasBench101;

/**
 * NAS-Bench-101 cells grown by vertices: level b has b inner vertices. A new vertex reads any
 * vertices before it and is read by the output; a vertex that another reads may lose its own edge
 * to the output. Every cell is reached so: without its last inner vertex, and with what that read
 * led to the output, it is a cell of the level below.
 */
final class VertexGrowth implements Growth {
  private static final int OUTPUT = NasBench101.VERTICES - 1;

  private final SearchSpace space;

  /** Growth within {@code space}: the whole of NAS-Bench-101, or the part that a table has. */
  VertexGrowth(SearchSpace space) {
    this.space = space;
  }

  @Override
  public int levels() {
    return NasBench101.OPERATIONS;
  }

  @Override
  public List<Architecture> first() {
    int[] onlyEdge = new int[NasBench101.EDGES + NasBench101.OPERATIONS];
    onlyEdge[NasBench101.edge(0, OUTPUT)] = 1;
    return children(Architecture.of(onlyEdge), 0);
  }

  @Override
  public List<Architecture> children(Architecture raw, int level) {
    Cell cell = NasBench101.cell(raw);
    int inner = cell.vertices() - 2;
    int added = inner + 1;
    Map<Long, Architecture> children = new LinkedHashMap<>();
    for (int sources = 1; sources < 1 << added; sources++) {
      for (int dropped = 0; dropped < 1 << added; dropped++) {
        for (int operation = 0; operation < 3; operation++) {
          int[] choices = grown(cell, sources, dropped, operation);
          if (choices.length > 0) {
            add(Architecture.of(choices), children);
          }
        }
      }
    }
    return new ArrayList<>(children.values());
  }

  private void add(Architecture child, Map<Long, Architecture> children) {
    if (space.defect(child).isEmpty()) {
      children.putIfAbsent(space.key(child), child);
    }
  }

  /**
   * Returns the cell with a new vertex.
   *
   * @param sources the vertices that it reads
   * @param dropped the vertices whose edges to the output go; an inner one must be read by another,
   *     else nothing is given
   */
  private static int[] grown(Cell cell, int sources, int dropped, int operation) {
    int last = cell.vertices() - 1;
    int[] choices = new int[NasBench101.EDGES + NasBench101.OPERATIONS];
    for (int v = 0; v < last; v++) {
      boolean read = (sources >> v & 1) != 0;
      choices[NasBench101.edge(v, last)] = read ? 1 : 0;
      for (int target = v + 1; target < last; target++) {
        read |= cell.hasEdge(v, target);
        choices[NasBench101.edge(v, target)] = cell.hasEdge(v, target) ? 1 : 0;
      }
      boolean drops = (dropped >> v & 1) != 0;
      if (drops && (!read || !cell.hasEdge(v, last))) {
        return new int[0];
      }
      if (cell.hasEdge(v, last) && !drops) {
        choices[NasBench101.edge(v, OUTPUT)] = 1;
      }
      if (v > 0) {
        choices[NasBench101.EDGES + v - 1] = cell.operation(v).ordinal();
      }
    }
    choices[NasBench101.edge(last, OUTPUT)] = 1;
    choices[NasBench101.EDGES + last - 1] = operation;
    return choices;
  }

  @Override
  public long key(Architecture cell) {
    return space.key(cell);
  }
}
