package org.reprise.space.mobile;

import org.reprise.space.Architecture;
import org.reprise.space.Encoding;

/**
 * Three bits a block of {@link MobileFashionSpace}, so that a predictor sees kernel and expansion
 * apart: whether it is there, whether its kernel is 5, whether its expansion is 6. A block that is
 * left out has three zeros; the first of a stage is always there.
 */
final class BlockFactors implements Encoding {
  private static final int BITS = 3;
  private static final int BLOCKS = MobileFashionSpace.STAGES * MobileFashionSpace.BLOCKS;

  @Override
  public int length() {
    return BITS * BLOCKS;
  }

  @Override
  public void encode(Architecture architecture, double[] target, int offset) {
    for (int block = 0; block < BLOCKS; block++) {
      boolean present = MobileFashionSpace.isPresent(architecture, block);
      int at = offset + BITS * block;
      target[at] = present ? 1 : 0;
      target[at + 1] = present && MobileFashionSpace.kernel(architecture, block) == 5 ? 1 : 0;
      target[at + 2] = present && MobileFashionSpace.expansion(architecture, block) == 6 ? 1 : 0;
    }
  }
}
