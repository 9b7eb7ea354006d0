package org.reprise.algorithm.bohb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The brackets of Hyperband (Li et al. 2018, algorithm 1) over the fidelities that a benchmark has.
 * Rung k of n has the budget R / eta^(n-1-k), rounded to the nearest fidelity at hand; rungs that
 * fall on one fidelity are one rung.
 */
final class Brackets {
  private Brackets() {}

  /**
   * Returns all brackets, the one with most rungs first.
   *
   * @param fidelities epochs that the benchmark has, ascending
   * @param smallest epochs of the lowest rung, at least
   * @param eta what share 1/eta survives a rung
   */
  static List<SuccessiveHalving> all(int[] fidelities, int smallest, double eta) {
    int[] rungs = rungs(fidelities, smallest, eta);
    List<SuccessiveHalving> brackets = new ArrayList<>();
    for (int s = rungs.length - 1; s >= 0; s--) {
      // As in the released code of BOHB: n = floor((s_max + 1) / (s + 1)) eta^s, then n eta^-i, at
      // least 1.
      int first = (int) (Math.floor(rungs.length / (double) (s + 1)) * Math.pow(eta, s));
      int[] width = new int[s + 1];
      for (int i = 0; i <= s; i++) {
        width[i] = Math.max(1, (int) (first * Math.pow(eta, -i) + 1e-9));
      }
      brackets.add(
          new SuccessiveHalving(
              width, Arrays.copyOfRange(rungs, rungs.length - 1 - s, rungs.length)));
    }
    return brackets;
  }

  private static int[] rungs(int[] fidelities, int smallest, double eta) {
    int full = fidelities[fidelities.length - 1];
    List<Integer> rungs = new ArrayList<>(List.of(full));
    for (double epochs = full / eta; epochs >= Math.max(1, smallest); epochs /= eta) {
      int nearest = nearest(fidelities, epochs);
      if (nearest < rungs.get(0)) {
        rungs.add(0, nearest);
      }
    }
    return rungs.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int nearest(int[] fidelities, double epochs) {
    int nearest = fidelities[0];
    for (int fidelity : fidelities) {
      if (Math.abs(fidelity - epochs) < Math.abs(nearest - epochs)) {
        nearest = fidelity;
      }
    }
    return nearest;
  }
}
