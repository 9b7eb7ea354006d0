package org.reprise.space.nasbench101;

import java.util.Arrays;
import org.reprise.space.Architecture;
import org.reprise.space.Encoding;

/**
 * The path encoding of BANANAS (White et al. 2021, section 4): one bit for each sequence of
 * operations that a path from input to output can have. A path of k vertices with operations o_1 to
 * o_k has the number sum over i of 3^(i-1) (o_i + 1); with k from 0 to 5 these are 0 to 363, each
 * once, shorter paths first.
 */
final class NasBench101Paths implements Encoding {
  private static final int LENGTH = 364;

  @Override
  public int length() {
    return LENGTH;
  }

  @Override
  public void encode(Architecture architecture, double[] target, int offset) {
    Arrays.fill(target, offset, offset + LENGTH, 0.0);
    Cell cell = NasBench101.cell(architecture);
    follow(cell, 0, 0, 1, target, offset);
  }

  private static void follow(
      Cell cell, int vertex, int number, int power, double[] target, int offset) {
    if (vertex == cell.vertices() - 1) {
      target[offset + number] = 1.0;
      return;
    }
    for (int rest = cell.targets(vertex); rest != 0; rest &= rest - 1) {
      int next = Integer.numberOfTrailingZeros(rest);
      boolean output = next == cell.vertices() - 1;
      int digit = output ? 0 : cell.operationNumber(next) + 1;
      follow(cell, next, number + digit * power, power * VertexOperation.COUNT, target, offset);
    }
  }
}
