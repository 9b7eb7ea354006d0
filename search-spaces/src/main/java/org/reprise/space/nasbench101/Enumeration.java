package org.reprise.space.nasbench101;

import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * All cells up to isomorphism: of all numbered graphs those that are their own canonical form. In
 * ascending order of their codes, without keeping any.
 */
final class Enumeration {
  private Enumeration() {}

  /** Returns the canonical codes of all cells with {@code vertices} vertices. */
  static LongStream codes(int vertices) {
    int labelings = 1;
    for (int i = 2; i < vertices; i++) {
      labelings *= VertexOperation.COUNT;
    }
    int count = labelings;
    return IntStream.range(0, 1 << (vertices * (vertices - 1) / 2))
        .filter(edges -> isConnected(vertices, edges))
        .boxed()
        .flatMapToLong(
            edges ->
                IntStream.range(0, count)
                    .mapToLong(operations -> Cell.code(vertices, edges, operations))
                    .filter(code -> CanonicalForm.code(Cell.ofCode(code)) == code));
  }

  /**
   * Returns whether there are few enough edges and every vertex reads and, but for the last, is
   * read.
   */
  private static boolean isConnected(int vertices, int edges) {
    if (Integer.bitCount(edges) > NasBench101.MAX_EDGES) {
      return false;
    }
    int read = 0;
    int rest = edges;
    for (int y = vertices - 1; y > 0; y--) {
      int sources = rest & ((1 << y) - 1);
      if (sources == 0) {
        return false;
      }
      read |= sources;
      rest >>= y;
    }
    return read == (1 << (vertices - 1)) - 1;
  }
}
