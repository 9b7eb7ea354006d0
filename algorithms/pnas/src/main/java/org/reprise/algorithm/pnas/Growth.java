package org.reprise.algorithm.pnas;

import java.util.List;
import org.reprise.space.Architecture;

/**
 * How cells grow from level to level, a block at a time (Liu et al. 2018, section 3.3; a block is
 * an edge, a node or a vertex in other spaces). Cells that are the same, such as those that differ
 * in the order of a block's two inputs, are given once. Immutable.
 */
public interface Growth {
  /** Returns how many levels there are; cells of the last are complete. */
  int levels();

  /** Returns all cells of the first level. */
  List<Architecture> first();

  /**
   * Returns all cells of the next level that contain {@code cell}.
   *
   * @param level the level of {@code cell}, counted from 1 and not the last
   */
  List<Architecture> children(Architecture cell, int level);

  /** Returns a number that two cells share exactly if they are the same. */
  long key(Architecture cell);
}
