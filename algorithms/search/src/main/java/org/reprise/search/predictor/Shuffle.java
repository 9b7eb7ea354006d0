package org.reprise.search.predictor;

import java.util.random.RandomGenerator;

/** Random orders by Fisher and Yates. */
final class Shuffle {
  private Shuffle() {}

  /** The numbers 0 to n - 1 in random order. */
  static int[] permutation(int n, RandomGenerator random) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    shuffle(order, random);
    return order;
  }

  static void shuffle(int[] order, RandomGenerator random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }
}
