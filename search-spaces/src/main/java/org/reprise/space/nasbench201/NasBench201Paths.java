package org.reprise.space.nasbench201;

import java.util.Arrays;
import org.reprise.space.Architecture;
import org.reprise.space.Encoding;

/**
 * The path encoding of BANANAS (White et al. 2021, section 4) for NAS-Bench-201. The four paths of
 * a cell are 0->3, 0->1->3, 0->2->3 and 0->1->2->3; the operations on a path, read as digits of
 * base 5 with the first the smallest, are its number. A path with a {@code none} on it is named as
 * any other.
 *
 * <p>As published, a path is its operations alone: 5 + 25 + 125 = 155 bits, and the two paths of
 * length 2 fall on one bit when they have the same operations. By position, each of the four paths
 * has a block of its own, 5 + 25 + 25 + 125 = 180 bits, and none falls on another's.
 */
enum NasBench201Paths implements Encoding {
  AS_PUBLISHED(155, 0, 5, 5, 30),
  BY_POSITION(180, 0, 5, 30, 55);

  private static final int OPERATIONS = 5;

  /** The edges of each path, by decision number. */
  private static final int[][] PATHS = {{3}, {0, 4}, {1, 5}, {0, 2, 5}};

  private final int length;

  // Written once, in the constructor.
  @SuppressWarnings("ImmutableEnumChecker")
  private final int[] blocks;

  NasBench201Paths(int length, int... blocks) {
    this.length = length;
    this.blocks = blocks;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public void encode(Architecture cell, double[] target, int offset) {
    Arrays.fill(target, offset, offset + length, 0.0);
    for (int path = 0; path < PATHS.length; path++) {
      int number = 0;
      for (int i = PATHS[path].length - 1; i >= 0; i--) {
        number = number * OPERATIONS + cell.choice(PATHS[path][i]);
      }
      target[offset + blocks[path] + number] = 1.0;
    }
  }
}
