package org.reprise.algorithm.fewshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A grouping of choices, and how similar those are that it parts: the less, the better.
 *
 * @param groups of choices
 * @param similarity mean cosine over all pairs in different groups
 */
record Disagreement(List<List<Integer>> groups, double similarity) {
  /** Returns the grouping with a group for each choice. */
  static Disagreement ofAll(double[][] cosines) {
    List<List<Integer>> groups = new ArrayList<>();
    for (int choice = 0; choice < cosines.length; choice++) {
      groups.add(List.of(choice));
    }
    return new Disagreement(groups, between(groups, cosines));
  }

  /**
   * Returns the least cut: two groups, as equal in number as can be, of the least similarity; of
   * equal ones the first in the order of their bits.
   */
  static Disagreement leastCut(double[][] cosines) {
    int choices = cosines.length;
    Disagreement best = null;
    for (int bits = 0; bits < 1 << choices; bits++) {
      if (Integer.bitCount(bits) != choices / 2) {
        continue;
      }
      List<List<Integer>> groups = List.of(new ArrayList<>(), new ArrayList<>());
      for (int choice = 0; choice < choices; choice++) {
        groups.get(bits >> choice & 1).add(choice);
      }
      double similarity = between(groups, cosines);
      if (best == null || similarity < best.similarity) {
        best = new Disagreement(groups, similarity);
      }
    }
    return Objects.requireNonNull(best, "there is always a half of the choices");
  }

  private static double between(List<List<Integer>> groups, double[][] cosines) {
    double sum = 0;
    int pairs = 0;
    for (int g = 0; g < groups.size(); g++) {
      for (int h = 0; h < g; h++) {
        for (int a : groups.get(g)) {
          for (int b : groups.get(h)) {
            sum += cosines[a][b];
            pairs++;
          }
        }
      }
    }
    return sum / pairs;
  }
}
