package org.reprise.algorithm.darts;

import org.reprise.space.Architecture;

/** How an architecture follows from the probabilities of its operations, the first being none. */
final class Derivation {
  private Derivation() {}

  /** Returns the most probable operation other than none of each edge; of equals the first. */
  static Architecture withoutNone(double[][] probabilities) {
    int[] choices = new int[probabilities.length];
    for (int edge = 0; edge < choices.length; edge++) {
      choices[edge] = best(probabilities[edge]);
    }
    return Architecture.of(choices);
  }

  /** Returns the number of the greatest but the first. */
  static int best(double[] probabilities) {
    int best = 1;
    for (int o = 2; o < probabilities.length; o++) {
      best = probabilities[o] > probabilities[best] ? o : best;
    }
    return best;
  }
}
