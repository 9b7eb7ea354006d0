package org.reprise.algorithm.pnas;

import java.util.ArrayList;
import java.util.List;
import org.reprise.space.Architecture;
import org.reprise.space.nasbench201.NasBench201;

/**
 * NAS-Bench-201 cells grown by nodes: level b uses the first b - 1 inner nodes beside input and
 * output, with every edge among them free, {@code none} included, so 5, 125 and 15,625 cells.
 */
final class NodeGrowth implements Growth {
  private static final int OUTPUT = NasBench201.NODES - 1;
  private static final int OPERATIONS = 5;

  private final NasBench201 space = new NasBench201();

  @Override
  public int levels() {
    return OUTPUT;
  }

  @Override
  public List<Architecture> first() {
    List<Architecture> cells = new ArrayList<>();
    Architecture empty = Architecture.of(new int[NasBench201.EDGES]);
    for (int operation = 0; operation < OPERATIONS; operation++) {
      cells.add(empty.with(NasBench201.edge(0, OUTPUT), operation));
    }
    return cells;
  }

  /** Gives the next inner node its edges, in every way. */
  @Override
  public List<Architecture> children(Architecture cell, int level) {
    List<Architecture> children = List.of(cell);
    for (int source = 0; source < level; source++) {
      children = withEveryOperation(children, NasBench201.edge(source, level));
    }
    return withEveryOperation(children, NasBench201.edge(level, OUTPUT));
  }

  private static List<Architecture> withEveryOperation(List<Architecture> cells, int edge) {
    List<Architecture> all = new ArrayList<>();
    for (Architecture cell : cells) {
      for (int operation = 0; operation < OPERATIONS; operation++) {
        all.add(cell.with(edge, operation));
      }
    }
    return all;
  }

  @Override
  public long key(Architecture cell) {
    return space.key(cell);
  }
}
