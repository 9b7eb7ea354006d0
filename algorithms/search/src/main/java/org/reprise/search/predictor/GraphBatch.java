package org.reprise.search.predictor;

import java.util.Arrays;

/**
 * Graphs side by side: the columns of an activation matrix are the nodes of the first graph, then
 * those of the second, and so on. Holds what a layer mixes them with: the rows of A (self-loops
 * added, each row normalised to 1) and of its transpose, normalised again.
 */
final class GraphBatch {
  final int graphs;
  final int columns;
  final int[] labels;
  private final int[] firstColumn;
  final Mixing forwards = new Mixing();
  final Mixing backwards = new Mixing();

  /** The graphs {@code all[order[from]]} to {@code all[order[to - 1]]}. */
  GraphBatch(CellGraph[] all, int[] order, int from, int to) {
    graphs = to - from;
    firstColumn = new int[graphs + 1];
    for (int g = 0; g < graphs; g++) {
      firstColumn[g + 1] = firstColumn[g] + all[order[from + g]].labels().length;
    }
    columns = firstColumn[graphs];
    labels = new int[columns];
    for (int g = 0; g < graphs; g++) {
      CellGraph graph = all[order[from + g]];
      System.arraycopy(graph.labels(), 0, labels, firstColumn[g], graph.labels().length);
      float[][] rows = normalised(withSelfLoops(graph.edges()));
      forwards.add(rows, firstColumn[g]);
      backwards.add(normalised(transposed(rows)), firstColumn[g]);
    }
  }

  private static float[][] withSelfLoops(boolean[][] edges) {
    int n = edges.length;
    float[][] adjacency = new float[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        adjacency[i][j] = i == j || edges[i][j] ? 1f : 0f;
      }
    }
    return adjacency;
  }

  private static float[][] normalised(float[][] rows) {
    for (float[] row : rows) {
      float sum = 0f;
      for (float value : row) {
        sum += value;
      }
      for (int j = 0; j < row.length; j++) {
        row[j] /= sum;
      }
    }
    return rows;
  }

  private static float[][] transposed(float[][] rows) {
    float[][] columns = new float[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        columns[j][i] = rows[i][j];
      }
    }
    return columns;
  }

  /** pooled[u][graph] = mean of units[u] over the nodes of the graph. */
  void meanOverNodes(float[][] units, float[][] pooled) {
    for (int u = 0; u < units.length; u++) {
      for (int g = 0; g < graphs; g++) {
        float sum = 0f;
        for (int c = firstColumn[g]; c < firstColumn[g + 1]; c++) {
          sum += units[u][c];
        }
        pooled[u][g] = sum / (firstColumn[g + 1] - firstColumn[g]);
      }
    }
  }

  /** The way back of {@link #meanOverNodes}. */
  void spreadOverNodes(float[][] pooledDelta, float[][] delta) {
    for (int u = 0; u < delta.length; u++) {
      for (int g = 0; g < graphs; g++) {
        float share = pooledDelta[u][g] / (firstColumn[g + 1] - firstColumn[g]);
        Arrays.fill(delta[u], firstColumn[g], firstColumn[g + 1], share);
      }
    }
  }

  /** A block-diagonal matrix of small blocks, as a list of its entries that are not zero. */
  static final class Mixing {
    private int[] targets = new int[256];
    private int[] sources = new int[256];
    private float[] weights = new float[256];
    private int entries;

    private void add(float[][] block, int first) {
      for (int i = 0; i < block.length; i++) {
        for (int k = 0; k < block.length; k++) {
          if (block[i][k] != 0f) {
            if (entries == targets.length) {
              targets = Arrays.copyOf(targets, 2 * entries);
              sources = Arrays.copyOf(sources, 2 * entries);
              weights = Arrays.copyOf(weights, 2 * entries);
            }
            targets[entries] = first + i;
            sources[entries] = first + k;
            weights[entries++] = block[i][k];
          }
        }
      }
    }

    /** mixed[u][i] = sum_k A[i][k] units[u][k]. */
    void apply(float[][] units, float[][] mixed) {
      for (int u = 0; u < units.length; u++) {
        Arrays.fill(mixed[u], 0f);
        accumulate(units[u], sources, mixed[u], targets);
      }
    }

    /** delta[u][k] += sum_i A[i][k] mixedDelta[u][i]: the way back of {@link #apply}. */
    void addTransposed(float[][] mixedDelta, float[][] delta) {
      for (int u = 0; u < delta.length; u++) {
        accumulate(mixedDelta[u], targets, delta[u], sources);
      }
    }

    private void accumulate(float[] from, int[] fromColumns, float[] to, int[] toColumns) {
      for (int e = 0; e < entries; e++) {
        to[toColumns[e]] += weights[e] * from[fromColumns[e]];
      }
    }
  }
}
