package org.reprise.space;

import java.util.Arrays;
import java.util.List;

/**
 * Every decision as a one-hot block, in their order: what papers call the adjacency one-hot
 * encoding.
 */
public final class OneHotEncoding implements Encoding {
  private final int[] starts;
  private final int length;

  /** The encoding for architectures that answer {@code decisions}. */
  public OneHotEncoding(List<Decision> decisions) {
    starts = new int[decisions.size()];
    int next = 0;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = next;
      next += decisions.get(i).size();
    }
    length = next;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public void encode(Architecture architecture, double[] target, int offset) {
    Arrays.fill(target, offset, offset + length, 0.0);
    for (int i = 0; i < starts.length; i++) {
      target[offset + starts[i] + architecture.choice(i)] = 1.0;
    }
  }
}
