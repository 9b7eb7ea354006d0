package org.reprise.algorithm.dsnas;

import java.util.SortedMap;
import java.util.TreeMap;
import org.reprise.space.Architecture;
import org.reprise.training.supernet.ArchitectureParameters;

/**
 * Progressive early fixing (Hu et al. 2020, section 3.3): a decision whose most probable choice
 * leads the second by enough is settled. Its logits go on moving within an epoch and are put back
 * at the start of the next, as in the authors' code.
 */
final class EarlyFix {
  private final double margin;
  private final SortedMap<Integer, Fixed> fixed = new TreeMap<>();

  private record Fixed(int choice, double[] logits) {}

  /** Settles decisions whose lead is at least {@code margin}; none if it is above 1. */
  EarlyFix(double margin) {
    this.margin = margin;
  }

  /** Settles what is to be settled at the start of an epoch. */
  void beginEpoch(ArchitectureParameters parameters) {
    double[][] logits = parameters.logits();
    double[][] probabilities = parameters.probabilities();
    for (int d = 0; d < logits.length; d++) {
      int first = best(probabilities[d]);
      if (!fixed.containsKey(d) && lead(probabilities[d], first) >= margin) {
        fixed.put(d, new Fixed(first, logits[d]));
      }
    }
    fixed.forEach((d, settled) -> logits[d] = settled.logits().clone());
    parameters.setLogits(logits);
  }

  /** Returns the same architecture with the settled choices. */
  Architecture apply(Architecture drawn) {
    Architecture result = drawn;
    for (var settled : fixed.entrySet()) {
      result = result.with(settled.getKey(), settled.getValue().choice());
    }
    return result;
  }

  /** Returns how many decisions are settled. */
  int count() {
    return fixed.size();
  }

  /** Returns by how much the most probable choice leads the second. */
  static double lead(double[] probabilities, int first) {
    double second = 0;
    for (int c = 0; c < probabilities.length; c++) {
      second = c == first ? second : Math.max(second, probabilities[c]);
    }
    return probabilities[first] - second;
  }

  private static int best(double[] probabilities) {
    int best = 0;
    for (int c = 1; c < probabilities.length; c++) {
      best = probabilities[c] > probabilities[best] ? c : best;
    }
    return best;
  }
}
