package org.reprise.algorithm.pnas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.reprise.space.Architecture;
import org.reprise.space.darts.PnasSpace;

/**
 * The paper's own growth: a cell of b blocks has 4 b choices, and a new block sums two of 8
 * operations on any of b + 2 inputs. 136 cells of one block (of 256 that are written), 300 children
 * of each. A cell of fewer blocks than the space has is what {@link PnasSpace} of so many blocks
 * holds; the oracle must know it.
 */
final class BlockGrowth implements Growth {
  private static final int CHOICES = 4;

  private final int levels;

  BlockGrowth(PnasSpace space) {
    levels = space.blocks();
  }

  @Override
  public int levels() {
    return levels;
  }

  @Override
  public List<Architecture> first() {
    return children(Architecture.of(), 0);
  }

  @Override
  public List<Architecture> children(Architecture cell, int level) {
    int[] choices = Arrays.copyOf(cell.choices(), cell.length() + CHOICES);
    int first = cell.length();
    int inputs = cell.length() / CHOICES + 2;
    int operations = 8;
    List<Architecture> children = new ArrayList<>();
    // The halves of a block as numbers, the first not above the second: each pair once.
    for (int a = 0; a < inputs * operations; a++) {
      for (int b = a; b < inputs * operations; b++) {
        choices[first] = a / operations;
        choices[first + 1] = a % operations;
        choices[first + 2] = b / operations;
        choices[first + 3] = b % operations;
        children.add(Architecture.of(choices));
      }
    }
    return children;
  }

  /**
   * Returns the choices as digits of base 49, after a leading 1 that tells the number of blocks.
   */
  @Override
  public long key(Architecture cell) {
    long key = 1;
    for (int i = 0; i < cell.length(); i += 2) {
      key = key * 49 + cell.choice(i) * 8 + cell.choice(i + 1);
    }
    return key;
  }
}
