package org.reprise.algorithm.proxylessnas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.reprise.space.Architecture;
import org.reprise.space.network.ActiveChoices;

/**
 * Binary gates as drawn: the open one of each decision, and those whose gradients are asked for.
 *
 * @param open the choice that is computed and passes gradients on
 * @param asked choices that take part in the update, the open one among them, ascending
 */
record Draw(int[] open, int[][] asked) {
  /** Returns the network of the open gates. */
  Architecture architecture() {
    return Architecture.of(open);
  }

  /** Returns the choices that take part. */
  ActiveChoices active() {
    List<List<Integer>> active = new ArrayList<>();
    for (int[] choices : asked) {
      active.add(Arrays.stream(choices).boxed().toList());
    }
    return new ActiveChoices(active);
  }
}
