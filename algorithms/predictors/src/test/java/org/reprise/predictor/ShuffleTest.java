package org.reprise.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShuffleTest {
  @Test
  void everyOrderIsAsLikely() {
    SplittableRandom random = new SplittableRandom(1);
    Map<List<Integer>, Integer> counts = new HashMap<>();
    for (int i = 0; i < 60_000; i++) {
      int[] order = Shuffle.permutation(3, random);
      counts.merge(List.of(order[0], order[1], order[2]), 1, Integer::sum);
    }
    // Six orders, 10,000 expected of each, standard deviation 91.
    assertThat(counts).hasSize(6);
    counts.values().forEach(count -> assertThat(count).isCloseTo(10_000, within(500)));
  }

  @Test
  void aChoiceHasNoItemTwiceAndEveryItemAsOften() {
    SplittableRandom random = new SplittableRandom(2);
    List<Integer> items = List.of(0, 1, 2, 3, 4);
    int[] counts = new int[5];
    for (int i = 0; i < 20_000; i++) {
      List<Integer> chosen = Shuffle.choose(items, 2, random);
      assertThat(chosen).hasSize(2).doesNotHaveDuplicates();
      chosen.forEach(item -> counts[item]++);
    }
    for (int count : counts) {
      assertThat(count).isCloseTo(8_000, within(400));
    }
    assertThat(Shuffle.choose(items, 9, random)).containsExactlyInAnyOrderElementsOf(items);
  }
}
