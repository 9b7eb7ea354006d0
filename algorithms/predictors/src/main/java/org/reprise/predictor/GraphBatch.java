package org.reprise.predictor;

import java.util.Arrays;

/**
 * Graphs one below the other: the rows of an activation matrix are the nodes of the first graph,
 * then those of the second, and so on.
 */
final class GraphBatch {
  final int graphs;
  final int nodes;
  private final GraphMixing[] mixings;
  private final int[] first;

  /** The graphs {@code all[order[from]]} to {@code all[order[to - 1]]}. */
  GraphBatch(GraphMixing[] all, int[] order, int from, int to) {
    graphs = to - from;
    mixings = new GraphMixing[graphs];
    first = new int[graphs + 1];
    for (int g = 0; g < graphs; g++) {
      mixings[g] = all[order[from + g]];
      first[g + 1] = first[g] + mixings[g].nodes();
    }
    nodes = first[graphs];
  }

  /** units[node][label] = 1 for the label of the node, else 0. */
  void labels(float[] units, int labels) {
    Arrays.fill(units, 0, nodes * labels, 0f);
    for (int g = 0; g < graphs; g++) {
      for (int i = 0; i < mixings[g].nodes(); i++) {
        units[(first[g] + i) * labels + mixings[g].labels()[i]] = 1f;
      }
    }
  }

  /** mixed[i] = sum_k A[i][k] units[k], where a row has {@code width} units. */
  void mix(Products products, boolean forwards, float[] units, int width, float[] mixed) {
    Arrays.fill(mixed, 0, nodes * width, 0f);
    for (int g = 0; g < graphs; g++) {
      int n = mixings[g].nodes();
      products.add(
          mixings[g].matrix(forwards), rows(units, g, width), rows(mixed, g, width), n, n, width);
    }
  }

  /** delta[k] += sum_i A[i][k] mixedDelta[i]: the way back of {@link #mix}. */
  void addUnmixed(
      Products products, boolean forwards, float[] mixedDelta, int width, float[] delta) {
    for (int g = 0; g < graphs; g++) {
      int n = mixings[g].nodes();
      products.add(
          mixings[g].matrix(forwards).transposed(),
          rows(mixedDelta, g, width),
          rows(delta, g, width),
          n,
          n,
          width);
    }
  }

  private MatrixView rows(float[] units, int graph, int width) {
    return MatrixView.of(units, first[graph] * width, width);
  }

  /** pooled[graph] = mean of units[node] over the nodes of the graph. */
  void meanOverNodes(float[] units, int width, float[] pooled) {
    for (int g = 0; g < graphs; g++) {
      int n = mixings[g].nodes();
      for (int u = 0; u < width; u++) {
        float sum = 0f;
        for (int i = first[g]; i < first[g + 1]; i++) {
          sum += units[i * width + u];
        }
        pooled[g * width + u] = sum / n;
      }
    }
  }

  /** The way back of {@link #meanOverNodes}. */
  void spreadOverNodes(float[] pooledDelta, int width, float[] delta) {
    for (int g = 0; g < graphs; g++) {
      int n = mixings[g].nodes();
      for (int u = 0; u < width; u++) {
        float share = pooledDelta[g * width + u] / n;
        for (int i = first[g]; i < first[g + 1]; i++) {
          delta[i * width + u] = share;
        }
      }
    }
  }
}
