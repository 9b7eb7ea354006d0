package org.reprise.space.nasbench101;

/**
 * The numbering of a cell's vertices under which the benchmark trained it. Isomorphic cells are not
 * quite the same network: where channels do not divide evenly, the vertices with the smallest
 * numbers get one more ({@link NasBench101Network}). The benchmark holds, of all numberings of a
 * cell, the one that its script generates first (google-research/nasbench, {@code
 * generate_graphs.py}): least in the edge bits, that of x->y being bit x + y(y-1)/2, then in the
 * operations, vertex 1 first.
 */
final class PublishedNumbering {
  private static final int LABELINGS = 243;

  private final Cell cell;
  private final int last;
  private final int[] place;
  private Cell first;
  private long firstNumber;

  private PublishedNumbering(Cell cell) {
    this.cell = cell;
    last = cell.vertices() - 1;
    place = new int[last + 1];
    place[last] = last;
    first = cell;
    firstNumber = number(cell);
  }

  /** {@code cell} with its inner vertices numbered as the benchmark numbers them. */
  static Cell of(Cell cell) {
    PublishedNumbering numbering = new PublishedNumbering(cell);
    numbering.tryAll(1, 1);
    return numbering.first;
  }

  /** Goes through all numberings from {@code next} on in which edges lead upwards. */
  private void tryAll(int next, int placed) {
    if (next == last) {
      Cell candidate = cell.renumbered(place);
      long number = number(candidate);
      if (number < firstNumber) {
        firstNumber = number;
        first = candidate;
      }
      return;
    }
    for (int vertex = 1; vertex < last; vertex++) {
      if ((placed >> vertex & 1) == 0 && (cell.sources(vertex) & ~placed) == 0) {
        place[vertex] = next;
        tryAll(next + 1, placed | (1 << vertex));
      }
    }
  }

  private static long number(Cell cell) {
    long edges = 0;
    long operations = 0;
    for (int y = 1; y < cell.vertices(); y++) {
      edges |= (long) cell.sources(y) << (y * (y - 1) / 2);
      operations = operations * VertexOperation.COUNT + cell.operationNumber(y);
    }
    return edges * LABELINGS * VertexOperation.COUNT + operations;
  }
}
