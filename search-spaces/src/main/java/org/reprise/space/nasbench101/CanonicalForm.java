package org.reprise.space.nasbench101;

/**
 * The canonical form of a cell: of all codes that the cell can have by renumbering its inner
 * vertices, one that depends on the isomorphism class alone.
 *
 * <p>Inner vertices are ordered by a colour: the longest path from the input (so that edges still
 * lead from smaller to larger numbers), the operation, and a hash of the neighbours (one round of
 * the refinement of Weisfeiler and Leman). Where colours tie, all orders of the tied vertices are
 * tried, and the least edge code wins. Equal hashes of different neighbourhoods therefore cost
 * time, never correctness: the form is exact, where the published MD5 fingerprint is only not known
 * to collide.
 */
final class CanonicalForm {
  private final Cell cell;
  private final int inner;
  private final long[] colours;

  /** Inner vertices by colour. */
  private final int[] order;

  /** Where each vertex stands in the order that is being tried. */
  private final int[] place;

  private int leastEdges = Integer.MAX_VALUE;

  private CanonicalForm(Cell cell) {
    this.cell = cell;
    inner = cell.vertices() - 2;
    colours = colours(cell);
    order = new int[inner];
    place = new int[cell.vertices()];
  }

  /** Returns the canonical code of {@code cell}. */
  static long code(Cell cell) {
    CanonicalForm form = new CanonicalForm(cell);
    if (form.sortByColour()) {
      form.tryOrders(0, 0, 0);
    } else {
      form.leastEdges = form.edgeCode();
    }
    int operations = 0;
    for (int vertex : form.order) {
      operations = operations * VertexOperation.COUNT + cell.operationNumber(vertex);
    }
    return Cell.code(cell.vertices(), form.leastEdges, operations);
  }

  /** Orders the inner vertices and places them so; whether some of their colours tie. */
  private boolean sortByColour() {
    boolean tied = false;
    for (int v = 1; v <= inner; v++) {
      int before = 0;
      for (int other = 1; other <= inner; other++) {
        boolean same = colours[other] == colours[v];
        before += colours[other] < colours[v] || (same && other < v) ? 1 : 0;
        tied |= same && other != v;
      }
      order[before] = v;
      place[v] = before + 1;
    }
    return tied;
  }

  /** Returns the edge code of the cell with every vertex in its place. */
  private int edgeCode() {
    int code = 0;
    for (int i = 0; i < inner; i++) {
      code = (code << (i + 1)) | renumbered(cell.sources(order[i]));
    }
    return (code << (inner + 1)) | renumbered(cell.sources(inner + 1));
  }

  /**
   * Fills the places from {@code position} on, in every way that the colours allow and that keeps
   * the edge code least so far; the sources of a vertex all stand before it.
   */
  private void tryOrders(int position, int taken, int edgeCode) {
    if (position == inner) {
      int code = (edgeCode << (inner + 1)) | renumbered(cell.sources(inner + 1));
      leastEdges = Math.min(leastEdges, code);
      return;
    }
    long colour = colours[order[position]];
    int candidates = 0;
    int least = Integer.MAX_VALUE;
    for (int vertex = 1; vertex <= inner; vertex++) {
      if (colours[vertex] == colour && (taken >> vertex & 1) == 0) {
        candidates |= 1 << vertex;
        least = Math.min(least, renumbered(cell.sources(vertex)));
      }
    }
    int tried = 0;
    for (int rest = candidates; rest != 0; rest &= rest - 1) {
      int vertex = Integer.numberOfTrailingZeros(rest);
      if (renumbered(cell.sources(vertex)) == least && !hasTwin(vertex, tried)) {
        tried |= 1 << vertex;
        place[vertex] = position + 1;
        tryOrders(position + 1, taken | (1 << vertex), (edgeCode << (position + 1)) | least);
      }
    }
  }

  /**
   * Returns whether one of {@code others} has the same sources and targets, so that they can be
   * swapped.
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

  /** Returns a mask of vertices that have their places, in the new numbers. */
  private int renumbered(int mask) {
    int renumbered = mask & 1;
    for (int v = 1; v <= inner; v++) {
      renumbered |= (mask >> v & 1) << place[v];
    }
    return renumbered;
  }

  /** Depth, operation and hash of each inner vertex in one number, in this order of weight. */
  private static long[] colours(Cell cell) {
    int last = cell.vertices() - 1;
    int[] kinds = new int[last + 1];
    long[] hashes = new long[last + 1];
    hashes[last] = mix(1);
    for (int v = 1; v < last; v++) {
      int depth = 0;
      for (int s = 1; s < v; s++) {
        depth = Math.max(depth, (cell.sources(v) >> s & 1) * kinds[s] / VertexOperation.COUNT);
      }
      kinds[v] = (depth + 1) * VertexOperation.COUNT + cell.operationNumber(v);
      hashes[v] = mix(kinds[v]);
    }
    // Every vertex takes in the hashes of its sources and, in another way, those of its targets.
    long[] refined = hashes.clone();
    for (int v = 1; v <= last; v++) {
      for (int s = 0; s < v; s++) {
        long edge = -(long) (cell.sources(v) >> s & 1);
        refined[v] += edge & Long.rotateLeft(hashes[s], 21);
        refined[s] += edge & Long.rotateLeft(hashes[v], 43);
      }
    }
    for (int v = 1; v < last; v++) {
      refined[v] = ((long) kinds[v] << 32) | (refined[v] >>> 32);
    }
    return refined;
  }

  /** Returns the finalizer of SplitMix64. */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
