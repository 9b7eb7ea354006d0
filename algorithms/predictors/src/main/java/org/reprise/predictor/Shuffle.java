package org.reprise.predictor;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random orders and choices by Fisher and Yates. */
public final class Shuffle {
  private Shuffle() {}

  /** Returns the numbers 0 to n - 1 in random order. */
  static int[] permutation(int n, RandomGenerator random) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    shuffle(order, random);
    return order;
  }

  /** {@code count} of {@code items}, none twice, in random order; all where there are fewer. */
  public static <T> List<T> choose(List<T> items, int count, RandomGenerator random) {
    List<T> chosen = new ArrayList<>(items);
    int size = Math.min(count, chosen.size());
    for (int i = 0; i < size; i++) {
      int j = i + random.nextInt(chosen.size() - i);
      T swapped = chosen.get(i);
      chosen.set(i, chosen.get(j));
      chosen.set(j, swapped);
    }
    return List.copyOf(chosen.subList(0, size));
  }

  /** Puts {@code order} in random order. */
  public static void shuffle(int[] order, RandomGenerator random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }
}
