package org.reprise.training.lanes;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.ArrayDeque;

/**
 * Arrays kept for reuse, by length: a training step asks for the same lengths as the one before, so
 * that after the first step nothing is allocated. For one thread.
 *
 * <p>Lengths are products of small powers of two. A {@link java.util.HashMap}, which takes a number
 * as its own hash, crowds them into a few buckets: after some hundred networks its look-ups stood
 * among the first in a profile of training.
 */
final class ArrayPool {
  private final Int2ObjectOpenHashMap<ArrayDeque<float[]>> free = new Int2ObjectOpenHashMap<>();
  private int lent;

  /** An array of this length with unknown contents. */
  float[] take(int length) {
    lent++;
    ArrayDeque<float[]> same = free.get(length);
    return same == null || same.isEmpty() ? new float[length] : same.pop();
  }

  /** Gives back an array that was taken and is read no more. */
  void give(float[] array) {
    lent--;
    ArrayDeque<float[]> same = free.get(array.length);
    if (same == null) {
      same = new ArrayDeque<>();
      free.put(array.length, same);
    }
    same.push(array);
  }

  /** How many arrays were taken and not given back. */
  int lent() {
    return lent;
  }

  /** Leaves all free arrays to the garbage collector. */
  void clear() {
    free.clear();
  }
}
