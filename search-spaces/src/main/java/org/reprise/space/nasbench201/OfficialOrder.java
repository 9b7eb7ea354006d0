package org.reprise.space.nasbench201;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source32.MersenneTwister;
import org.reprise.space.Architecture;

/**
 * The order of the official list of 15,625 architectures, by which NAS-Bench-201 and NATS-Bench
 * number them: all strings, node by node, shuffled by Python's {@code random.shuffle} with seed 88
 * (D-X-Y/AutoDL-Projects, {@code exps/NATS-Bench/tss-collect.py}). Recomputed here, so that nothing
 * of the list has to be shipped.
 */
final class OfficialOrder {
  /** Key of the architecture with each official index. */
  private final int[] keys;

  private final int[] indices;

  OfficialOrder(NasBench201 space) {
    int size = space.size().intValueExact();
    keys = new int[size];
    for (int i = 0; i < size; i++) {
      keys[i] = (int) space.key(unshuffled(i));
    }
    shuffle(keys);
    indices = new int[size];
    for (int i = 0; i < size; i++) {
      indices[keys[i]] = i;
    }
  }

  int index(long key) {
    return indices[(int) key];
  }

  long key(int index) {
    return keys[index];
  }

  /**
   * Returns the list before the shuffle: for each node the product of its edges in the order of the
   * operations, earlier nodes and earlier edges slower. This is the number in base 5 of the
   * choices, most significant first.
   */
  private static Architecture unshuffled(int number) {
    int[] choices = new int[NasBench201.EDGES];
    int rest = number;
    for (int edge = choices.length - 1; edge >= 0; edge--) {
      choices[edge] = rest % 5;
      rest /= 5;
    }
    return Architecture.of(choices);
  }

  /**
   * Python's shuffle: from the last place down, each swapped with a uniformly drawn place up to
   * itself.
   */
  private static void shuffle(int[] list) {
    UniformRandomProvider twister = new MersenneTwister(new int[] {88});
    for (int i = list.length - 1; i > 0; i--) {
      int bits = Integer.SIZE - Integer.numberOfLeadingZeros(i + 1);
      int j;
      do {
        j = twister.nextInt() >>> (Integer.SIZE - bits);
      } while (j > i);
      int swapped = list[i];
      list[i] = list[j];
      list[j] = swapped;
    }
  }
}
