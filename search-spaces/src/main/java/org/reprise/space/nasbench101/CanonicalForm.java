package org.reprise.space.nasbench101;

/**
 * The canonical form of a cell: of all codes that the cell can have by renumbering its inner
 * vertices, one that depends on the isomorphism class alone.
 *
 * <p>Inner vertices are ordered by a colour: the longest path from the input (so that edges still
 * lead from smaller to larger numbers), the operation, and a hash of the neighbourhood, refined as
 * Weisfeiler and Leman do. Where colours tie, all orders of the tied vertices are tried, and the
 * least edge code wins. Equal hashes of different neighbourhoods therefore cost time, never
 * correctness: the form is exact, where the published MD5 fingerprint is only not known to collide.
 */
final class CanonicalForm {
  private static final int REFINEMENTS = 2;

  private final Cell cell;
  private final int inner;

  /** Inner vertices by colour. */
  private final int[] order;

  private final long[] colours;

  /** Where a vertex stands in the order that is being tried. */
  private final int[] place;

  private int leastEdges = Integer.MAX_VALUE;

  private CanonicalForm(Cell cell) {
    this.cell = cell;
    inner = cell.vertices() - 2;
    colours = colours(cell);
    order = new int[inner];
    place = new int[cell.vertices()];
    for (int i = 0; i < inner; i++) {
      int j = i;
      for (; j > 0 && colours[order[j - 1]] > colours[i + 1]; j--) {
        order[j] = order[j - 1];
      }
      order[j] = i + 1;
    }
  }

  /** The canonical code of {@code cell}. */
  static long code(Cell cell) {
    CanonicalForm form = new CanonicalForm(cell);
    form.tryOrders(0, 0, 0);
    int operations = 0;
    for (int vertex : form.order) {
      operations = operations * Operation.COUNT + cell.operationNumber(vertex);
    }
    return Cell.code(cell.vertices(), form.leastEdges, operations);
  }

  /**
   * Fills the places from {@code position} on, in every way that the colours allow and that keeps
   * the edge code least so far; the sources of a vertex all stand before it.
   */
  private void tryOrders(int position, int taken, int edgeCode) {
    if (position == inner) {
      int code = edgeCode << inner + 1 | renumbered(cell.sources(inner + 1));
      leastEdges = Math.min(leastEdges, code);
      return;
    }
    long colour = colours[order[position]];
    int least = Integer.MAX_VALUE;
    int candidates = 0;
    for (int vertex = 1; vertex <= inner; vertex++) {
      candidates |= colours[vertex] == colour ? 1 << vertex : 0;
    }
    candidates &= ~taken;
    for (int rest = candidates; rest != 0; rest &= rest - 1) {
      least = Math.min(least, renumbered(cell.sources(Integer.numberOfTrailingZeros(rest))));
    }
    int tried = 0;
    for (int rest = candidates; rest != 0; rest &= rest - 1) {
      int vertex = Integer.numberOfTrailingZeros(rest);
      if (renumbered(cell.sources(vertex)) == least && !hasTwin(vertex, tried)) {
        tried |= 1 << vertex;
        place[vertex] = position + 1;
        tryOrders(position + 1, taken | 1 << vertex, edgeCode << position + 1 | least);
      }
    }
  }

  /**
   * Whether one of {@code others} has the same sources and targets, so that they can be swapped.
   */
  private boolean hasTwin(int vertex, int others) {
    for (int rest = others; rest != 0; rest &= rest - 1) {
      int other = Integer.numberOfTrailingZeros(rest);
      if (cell.sources(other) == cell.sources(vertex)
          && cell.targets(other) == cell.targets(vertex)) {
        return true;
      }
    }
    return false;
  }

  /** A mask of vertices that have their places, in the new numbers. */
  private int renumbered(int mask) {
    int renumbered = mask & 1;
    for (int rest = mask & ~1; rest != 0; rest &= rest - 1) {
      renumbered |= 1 << place[Integer.numberOfTrailingZeros(rest)];
    }
    return renumbered;
  }

  private static long[] colours(Cell cell) {
    int last = cell.vertices() - 1;
    int[] depths = new int[last + 1];
    long[] colours = new long[last + 1];
    colours[0] = 1;
    colours[last] = 2;
    for (int v = 1; v < last; v++) {
      for (int rest = cell.sources(v); rest != 0; rest &= rest - 1) {
        depths[v] = Math.max(depths[v], depths[Integer.numberOfTrailingZeros(rest)] + 1);
      }
      colours[v] = 3 + depths[v] * Operation.COUNT + cell.operationNumber(v);
    }
    for (int round = 0; round < REFINEMENTS; round++) {
      long[] refined = new long[last + 1];
      for (int v = 0; v <= last; v++) {
        long hash = mix(colours[v]);
        for (int rest = cell.sources(v); rest != 0; rest &= rest - 1) {
          hash += mix(colours[Integer.numberOfTrailingZeros(rest)] ^ 0x6A09E667F3BCC909L);
        }
        for (int rest = cell.targets(v); rest != 0; rest &= rest - 1) {
          hash += mix(colours[Integer.numberOfTrailingZeros(rest)] ^ 0xBB67AE8584CAA73BL);
        }
        refined[v] = hash;
      }
      colours = refined;
    }
    for (int v = 1; v < last; v++) {
      colours[v] =
          (long) (depths[v] * Operation.COUNT + cell.operationNumber(v)) << 32 | colours[v] >>> 32;
    }
    return colours;
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long z) {
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
