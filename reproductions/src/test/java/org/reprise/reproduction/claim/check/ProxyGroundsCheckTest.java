package org.reprise.reproduction.claim.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProxyGroundsCheckTest {
  @Test
  void aPairIsReversedWhenEachRanksBetterOnOneGround() {
    double[] here = {.6, .5, .4, .1};
    assertThat(ProxyGroundsCheck.reversedPairs(here, here)).isZero();
    assertThat(ProxyGroundsCheck.reversedPairs(here, new double[] {.1, .2, .3, .4})).isOne();
    assertThat(ProxyGroundsCheck.reversedPairs(here, new double[] {.5, .6, .3, .2}))
        .as("one pair of six")
        .isCloseTo(1 / 6., within(1e-12));
  }
}
