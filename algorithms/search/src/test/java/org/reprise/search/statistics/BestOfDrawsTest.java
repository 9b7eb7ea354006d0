package org.reprise.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BestOfDrawsTest {
  /** All ten pairs of five items, counted by hand: the better by score of each. */
  @Test
  void theBestOfTwoIsTheMeanOverAllPairs() {
    double[] score = {1, 2, 3, 4, 5};
    double[] truth = {10, 50, 20, 40, 30};
    // Pairs led by item 5: 4 of 30; by 4: 3 of 40; by 3: 2 of 20; by 2: 1 of 50.
    double mean = (4 * 30 + 3 * 40 + 2 * 20 + 50) / 10.0;
    assertThat(BestOfDraws.expected(2, score, truth)).isCloseTo(mean, within(1e-12));
    assertThat(BestOfDraws.expected(1, score, truth)).isCloseTo(30, within(1e-12));
    assertThat(BestOfDraws.expected(5, score, truth)).isCloseTo(30, within(1e-12));
    assertThat(BestOfDraws.expected(5, truth, truth)).isCloseTo(50, within(1e-12));
  }
}
