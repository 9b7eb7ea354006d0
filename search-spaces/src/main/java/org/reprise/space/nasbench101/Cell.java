package org.reprise.space.nasbench101;

import org.jspecify.annotations.Nullable;
import org.reprise.space.Architecture;

/**
 * A cell without unused vertices: vertex 0 is the input, the last the output, and every other lies
 * on a path between them; an edge leads from a smaller number to a larger. Immutable.
 *
 * <p>Its {@link #code} packs it into a number: vertices (3 bits), edges (21 bits: for each vertex
 * from 1 on the mask of its sources, most significant first, that of vertex y in y bits), then the
 * operations in base 3. Codes are below 2^32.
 */
public final class Cell {
  private static final int VERTICES = NasBench101.VERTICES;
  private static final int EDGE_BITS = 21;
  private static final int LABELINGS = 243;

  // Most of the time would go into bits that no branch predictor foresees; a table has none.
  private static final byte[][] COMPRESSED = compressed();

  private final int vertices;
  private final int[] sources;
  private final int[] operations;

  /**
   * @param sources for each vertex the mask of the vertices that it reads
   * @param operations for each vertex the number of its operation; 0 for input and output
   */
  Cell(int[] sources, int[] operations) {
    vertices = sources.length;
    this.sources = sources;
    this.operations = operations;
  }

  /**
   * Returns what is left of a raw encoding when the vertices that are not on a path from input to
   * output are removed (Ying et al. 2019, section 2.2); null if there is no such path, since this
   * is on the way of every mutation and look-up.
   */
  static @Nullable Cell prunedOrNull(Architecture raw) {
    int[] rawSources = new int[VERTICES];
    int edge = 0;
    for (int x = 0; x < VERTICES; x++) {
      for (int y = x + 1; y < VERTICES; y++) {
        rawSources[y] |= raw.choice(edge++) << x;
      }
    }
    int reached = 1;
    for (int y = 1; y < VERTICES; y++) {
      reached |= (rawSources[y] & reached) != 0 ? 1 << y : 0;
    }
    int used = 1 << (VERTICES - 1);
    if ((reached & used) == 0) {
      return null;
    }
    for (int y = VERTICES - 1; y > 0; y--) {
      used |= -(used >> y & 1) & rawSources[y] & reached;
    }
    int[] sources = new int[Integer.bitCount(used)];
    int[] operations = new int[sources.length];
    int place = 0;
    for (int rest = used; rest != 0; rest &= rest - 1) {
      int y = Integer.numberOfTrailingZeros(rest);
      sources[place] = COMPRESSED[used][rawSources[y] & used];
      operations[place++] = y == 0 || y == VERTICES - 1 ? 0 : raw.choice(NasBench101.EDGES + y - 1);
    }
    return new Cell(sources, operations);
  }

  /** For each mask of kept vertices and each mask of some of them, the latter in new numbers. */
  private static byte[][] compressed() {
    byte[][] table = new byte[1 << VERTICES][1 << VERTICES];
    for (int kept = 0; kept < table.length; kept++) {
      for (int mask = kept; mask != 0; mask = (mask - 1) & kept) {
        for (int rest = mask; rest != 0; rest &= rest - 1) {
          int before = Integer.lowestOneBit(rest) - 1;
          table[kept][mask] |= (byte) (1 << Integer.bitCount(kept & before));
        }
      }
    }
    return table;
  }

  /** Returns the number of vertices, input and output included: 2 to 7. */
  public int vertices() {
    return vertices;
  }

  /** Returns the number of edges. */
  public int edges() {
    int edges = 0;
    for (int mask : sources) {
      edges += Integer.bitCount(mask);
    }
    return edges;
  }

  /** Returns whether {@code target} reads {@code source}. */
  public boolean hasEdge(int source, int target) {
    return (sources[target] >> source & 1) != 0;
  }

  /** Returns the mask of the vertices that {@code vertex} reads. */
  int sources(int vertex) {
    return sources[vertex];
  }

  /** Returns the mask of the vertices that read {@code vertex}. */
  int targets(int vertex) {
    int targets = 0;
    for (int y = vertex + 1; y < vertices; y++) {
      targets |= (sources[y] >> vertex & 1) << y;
    }
    return targets;
  }

  /** Returns the operation of the inner vertex {@code vertex}. */
  public VertexOperation operation(int vertex) {
    return VertexOperation.of(operations[vertex]);
  }

  /** Returns the number of the operation of an inner vertex; 0 for input and output. */
  int operationNumber(int vertex) {
    return operations[vertex];
  }

  /** This cell, as it is numbered, in a number. */
  long code() {
    int edgeCode = 0;
    int operationCode = 0;
    for (int y = 1; y < vertices; y++) {
      edgeCode = (edgeCode << y) | sources[y];
      operationCode =
          y < vertices - 1 ? operationCode * VertexOperation.COUNT + operations[y] : operationCode;
    }
    return code(vertices, edgeCode, operationCode);
  }

  /** Returns the code of a cell with these packed edges and operations. */
  static long code(int vertices, int edgeCode, int operationCode) {
    return (((long) vertices << EDGE_BITS) | edgeCode) * LABELINGS + operationCode;
  }

  /**
   * Returns the graph with this code. A number from 0 on that is not the code of a cell gives a
   * graph whose code is another or which has unused vertices.
   */
  static Cell ofCode(long code) {
    int vertices = (int) Math.min(VERTICES, (code / LABELINGS) >>> EDGE_BITS);
    int[] sources = new int[Math.max(2, vertices)];
    int[] operations = new int[sources.length];
    int edgeCode = (int) (code / LABELINGS);
    int operationCode = (int) (code % LABELINGS);
    for (int y = sources.length - 1; y > 0; y--) {
      sources[y] = edgeCode & ((1 << y) - 1);
      edgeCode >>>= y;
      if (y < sources.length - 1) {
        operations[y] = operationCode % VertexOperation.COUNT;
        operationCode /= VertexOperation.COUNT;
      }
    }
    return new Cell(sources, operations);
  }

  /**
   * Returns the same cell with vertex v numbered {@code place[v]}; sources must stay before their
   * targets.
   */
  Cell renumbered(int[] place) {
    int[] newSources = new int[vertices];
    int[] newOperations = new int[vertices];
    for (int v = 0; v < vertices; v++) {
      newOperations[place[v]] = operations[v];
      for (int rest = sources[v]; rest != 0; rest &= rest - 1) {
        newSources[place[v]] |= 1 << place[Integer.numberOfTrailingZeros(rest)];
      }
    }
    return new Cell(newSources, newOperations);
  }

  /** Returns the raw encoding with the inner vertices first and the unused ones after them. */
  Architecture raw() {
    int[] choices = new int[NasBench101.DECISIONS];
    for (int y = 1; y < vertices; y++) {
      int target = y == vertices - 1 ? VERTICES - 1 : y;
      for (int x = 0; x < y; x++) {
        choices[NasBench101.edge(x, target)] = sources[y] >> x & 1;
      }
      if (y < vertices - 1) {
        choices[NasBench101.EDGES + y - 1] = operations[y];
      }
    }
    return Architecture.of(choices);
  }
}
