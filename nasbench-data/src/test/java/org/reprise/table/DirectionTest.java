package org.reprise.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "loss",
        "test_error",
        "rmse",
        "train_seconds",
        "params",
        "flops",
        "pixel3_latency",
        "latency_ms",
        "energy_kwh",
        "co2_grams"
      })
  void lessIsBetterForLossesErrorsAndCosts(String metric) {
    assertThat(Direction.usual(metric)).isEqualTo(Direction.LOWER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"accuracy", "top5_accuracy", "auc", "synflow", "timeliness", "f1"})
  void moreIsBetterForEverythingElse(String metric) {
    assertThat(Direction.usual(metric)).isEqualTo(Direction.HIGHER);
  }

  @Test
  void whatIsTurnedTwiceIsItselfAgainAndZeroHasNoSign() {
    for (Direction direction : Direction.values()) {
      for (double value : new double[] {0, 0.1, 1.0 / 3, 64.7, 1e-300}) {
        double turned = direction.oriented(direction.oriented(value));
        assertThat(Double.doubleToLongBits(turned)).isEqualTo(Double.doubleToLongBits(value));
      }
      assertThat(Double.compare(direction.oriented(0), 0)).isZero();
      assertThat(direction.reversed().oriented(3)).isEqualTo(-direction.oriented(3));
    }
  }

  @Test
  void anAbsentValueIsNeverBetter() {
    assertThat(Direction.LOWER.isBetter(1, 2)).isTrue();
    assertThat(Direction.LOWER.isBetter(2, 2)).isFalse();
    assertThat(Direction.HIGHER.isBetter(2, 1)).isTrue();
    for (Direction direction : Direction.values()) {
      assertThat(direction.isBetter(Double.NaN, 1)).isFalse();
      assertThat(direction.isBetter(1, Double.NaN)).isFalse();
    }
  }
}
