package org.reprise.search.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.space.InvalidInputException;

class CostRewardTest {
  /** Worked out apart: quality 0.6, a target of 84 ms, beta -0.1. */
  @ParameterizedTest
  @CsvSource({"70, .583333, .611040, .6", "84, .6, .6, .6", "100, .580952, .589629, .589629"})
  void rewardsOfTunas(double cost, double absolute, double soft, double hard) {
    assertThat(CostReward.named("absolute", -0.1, 84).of(0.6, cost))
        .isCloseTo(absolute, within(1e-6));
    assertThat(CostReward.named("soft", -0.1, 84).of(0.6, cost)).isCloseTo(soft, within(1e-6));
    assertThat(CostReward.named("hard", -0.1, 84).of(0.6, cost)).isCloseTo(hard, within(1e-6));
  }

  /** Tan et al. 2019, section 4.1: doubling the latency is worth 5 % of accuracy. */
  @Test
  void twiceTheLatencyIsWorthFivePercentInMnasNet() {
    CostReward soft = CostReward.soft(-0.07, 80);
    assertThat(soft.of(0.5, 160)).isCloseTo(0.5 * Math.pow(2, -0.07), within(1e-12));
    assertThat(Math.pow(2, -0.07)).isCloseTo(0.95264, within(5e-6));
    assertThat(soft.of(0.5 * 1.05, 160)).isCloseTo(soft.of(0.5, 80), within(2e-4));
  }

  @Test
  void hardLeavesTheQualityAloneUpToTheTarget() {
    CostReward hard = CostReward.hard(-1, 80);
    assertThat(hard.of(0.5, 20)).isEqualTo(0.5);
    assertThat(hard.of(0.5, 80)).isEqualTo(0.5);
    assertThat(hard.of(0.5, 160)).isCloseTo(0.25, within(1e-12));
    assertThat(CostReward.power(-0.5, -1, 80).of(0.5, 20)).isCloseTo(1, within(1e-12));
  }

  @Test
  void badNamesAndTargetsAreRefusedInOneLine() {
    assertThatThrownBy(() -> CostReward.named("gentle", -0.1, 84))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("no reward 'gentle'; accepted: absolute, soft, hard");
    assertThatThrownBy(() -> CostReward.soft(-0.1, 0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("the target of a cost must be above 0, not 0.0");
  }
}
