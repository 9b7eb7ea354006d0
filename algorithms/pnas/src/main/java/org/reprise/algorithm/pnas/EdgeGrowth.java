package org.reprise.algorithm.pnas;

import java.util.ArrayList;
import java.util.List;
import org.reprise.space.Architecture;
import org.reprise.space.nasbench201.NasBench201;

/**
 * NAS-Bench-201 cells grown by edges: level b has b edges that are not {@code none}, so 24, 240,
 * 1,280, 3,840, 6,144 and 4,096 cells. Many small ones join the input to nothing and are as poor as
 * chance; the table knows them as it knows all.
 */
final class EdgeGrowth implements Growth {
  private final NasBench201 space = new NasBench201();

  @Override
  public int levels() {
    return NasBench201.EDGES;
  }

  @Override
  public List<Architecture> first() {
    return children(Architecture.of(new int[NasBench201.EDGES]), 0);
  }

  @Override
  public List<Architecture> children(Architecture cell, int level) {
    List<Architecture> children = new ArrayList<>();
    for (int edge = 0; edge < NasBench201.EDGES; edge++) {
      if (cell.choice(edge) == 0) {
        for (int operation = 1; operation < space.decisions().get(edge).size(); operation++) {
          children.add(cell.with(edge, operation));
        }
      }
    }
    return children;
  }

  @Override
  public long key(Architecture cell) {
    return space.key(cell);
  }
}
