package org.reprise.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomStreamsTest {
  @Test
  void aStreamDependsOnItsPathAlone() {
    long direct = RandomStreams.of(1).child("a").child(2).stream("x").nextLong();
    RandomStreams root = RandomStreams.of(1);
    root.child("other").stream("x").nextLong();
    assertThat(root.child("a").child(2).stream("x").nextLong()).isEqualTo(direct);
  }

  @Test
  void nearbyPathsGiveUnrelatedStreams() {
    Set<Long> firsts = new HashSet<>();
    for (int master = 0; master < 20; master++) {
      for (String method : new String[] {"random-search", "random-searcg", "", "a", "b"}) {
        for (int seed = 0; seed < 100; seed++) {
          firsts.add(
              RandomStreams.of(master).child(method).child(seed).stream("search").nextLong());
        }
      }
    }
    assertThat(firsts).hasSize(20 * 5 * 100);
  }

  @Test
  void theOrderOfNamesMatters() {
    assertThat(RandomStreams.of(1).child("a").child("b").stream("x").nextLong())
        .isNotEqualTo(RandomStreams.of(1).child("b").child("a").stream("x").nextLong());
  }
}
