package org.reprise.algorithm.automlzero.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HurdleTest {

  @Test
  void threeQuartersAreStoppedWhereAllValuesDiffer() {
    SplittableRandom random = new SplittableRandom(1);
    Hurdle hurdle = new Hurdle(0.75, 100);
    int passed = 0;
    for (int i = 0; i < 20_000; i++) {
      passed += hurdle.passes(random.nextDouble()) ? 1 : 0;
    }
    // A new value is equally likely in each of 101 places among 100, and passes in 25 of them.
    assertThat(passed / 20_000.0).isBetween(0.23, 0.27);
  }

  @Test
  void manyEqualValuesCountOnce() {
    Hurdle hurdle = new Hurdle(0.75, 100);
    for (int i = 0; i < 100; i++) {
      // Values 0 to 3; the largest makes up nine tenths.
      hurdle.passes(i < 10 ? i % 3 : 3);
    }
    assertThat(hurdle.bar()).isEqualTo(3);
    assertThat(hurdle.passes(2)).isFalse();
    assertThat(hurdle.passes(3)).isTrue();
  }

  @Test
  void theBarLagsBehindValuesThatRise() {
    Hurdle hurdle = new Hurdle(0.75, 100);
    int passed = 0;
    for (int i = 0; i < 10_000; i++) {
      passed += hurdle.passes(i) ? 1 : 0;
    }
    // Why a population that improves saves less than three quarters.
    assertThat(passed).isEqualTo(10_000);
  }
}
