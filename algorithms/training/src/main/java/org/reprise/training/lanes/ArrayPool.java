package org.reprise.training.lanes;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * Arrays kept for reuse, by length: a training step asks for the same lengths as the one before, so
 * that after the first step nothing is allocated. For one thread.
 */
final class ArrayPool {
  private final Map<Integer, ArrayDeque<float[]>> free = new HashMap<>();
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
    free.computeIfAbsent(array.length, length -> new ArrayDeque<>()).push(array);
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
