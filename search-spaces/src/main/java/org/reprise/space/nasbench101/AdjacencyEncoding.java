package org.reprise.space.nasbench101;

import java.util.Arrays;
import org.reprise.space.Architecture;
import org.reprise.space.Encoding;

/**
 * The adjacency encoding of the raw form: 21 bits for the edges, row by row, then each of the five
 * operations one-hot: 36 numbers (Ying et al. 2019; White et al. 2020, "A study on encodings for
 * neural architecture search").
 */
final class AdjacencyEncoding implements Encoding {
  @Override
  public int length() {
    return NasBench101.EDGES + NasBench101.OPERATIONS * VertexOperation.COUNT;
  }

  @Override
  public void encode(Architecture architecture, double[] target, int offset) {
    Arrays.fill(target, offset, offset + length(), 0.0);
    for (int edge = 0; edge < NasBench101.EDGES; edge++) {
      target[offset + edge] = architecture.choice(edge);
    }
    for (int i = 0; i < NasBench101.OPERATIONS; i++) {
      int operation = architecture.choice(NasBench101.EDGES + i);
      target[offset + NasBench101.EDGES + i * VertexOperation.COUNT + operation] = 1.0;
    }
  }
}
