package org.reprise.space.nasbench201;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;

class NatsBenchSizeTest {
  private static final NatsBenchSize SPACE = new NatsBenchSize();

  /** Read from the official records 0, 11 and 284: parameters and FLOPs in millions. */
  @ParameterizedTest
  @CsvSource({
    "0, 8:8:8:8:8, 32, 10, 0.011714, 4.481114",
    "0, 8:8:8:8:8, 32, 100, 0.012524, 4.481924",
    "0, 8:8:8:8:8, 16, 120, 0.012704, 1.121336",
    "11, 8:8:8:16:32, 32, 10, 0.049202, 6.84065",
    "11, 8:8:8:16:32, 32, 100, 0.052172, 6.84362",
    "11, 8:8:8:16:32, 16, 120, 0.052832, 1.71404",
    "284, 8:8:40:32:40, 32, 10, 0.144834, 21.827994",
    "284, 8:8:40:32:40, 32, 100, 0.148524, 21.831684",
    "284, 8:8:40:32:40, 16, 120, 0.149344, 5.461816"
  })
  void officialRecordsHaveTheirIndexParametersAndFlops(
      int index, String text, int side, int classes, double parameters, double flops) {
    Architecture architecture = SPACE.parse(text);
    assertThat(SPACE.key(architecture)).isEqualTo(index);
    assertThat(SPACE.format(SPACE.fromKey(index))).isEqualTo(text);
    LayerGraph network = SPACE.network(architecture, new Shape(3, side, side), classes);
    assertThat(network.parameters()).isEqualTo(Math.round(parameters * 1e6));
    // The benchmark counts the classifier's bias as one each.
    assertThat(SPACE.benchmarkMultiplyAdds(network)).isEqualTo(Math.round(flops * 1e6));
  }

  @Test
  void hasThirtyTwoThousandArchitecturesOfWhichTheWidestIsTheLast() {
    assertThat(SPACE.size()).isEqualTo(32_768);
    assertThat(SPACE.key(SPACE.parse("64:64:64:64:64"))).isEqualTo(32_767);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "8:8:8:8", "8:8:8:8:8:8", "8:8:8:8:12", "8:8:8:8:72", "8,8,8,8,8"})
  void malformedWidthsAreRefusedInOneLine(String text) {
    assertThatThrownBy(() -> SPACE.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("not a NATS-Bench size architecture: '" + text + "'")
        .hasMessageNotContaining("\n");
  }
}
