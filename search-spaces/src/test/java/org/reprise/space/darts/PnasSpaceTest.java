package org.reprise.space.darts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;

class PnasSpaceTest {
  @Test
  void hasTheSizesOfThePaper() {
    PnasSpace one = new PnasSpace(1);
    assertThat(one.size()).isEqualTo(256);
    assertThat(one.keys().mapToObj(key -> one.canonical(one.fromKey(key))).distinct().count())
        .isEqualTo(136);
    assertThat(new PnasSpace(5).size()).isEqualTo(new BigInteger("556627761561600"));
  }

  @Test
  void theCellOfPnasNet5IsInTheSpace() {
    PnasSpace space = new PnasSpace(5);
    String text =
        "sep_conv_5x5:0 max_pool_3x3:0 | sep_conv_7x7:1 max_pool_3x3:1 | "
            + "sep_conv_5x5:1 sep_conv_3x3:1 | sep_conv_3x3:4 max_pool_3x3:1 | "
            + "sep_conv_3x3:0 skip_connect:1 > 2 3 4 5 6";
    Architecture cell = space.parse(text);
    assertThat(space.format(cell)).isEqualTo(text);
    assertThat(space.canonical(cell)).isNotEqualTo(cell);
    assertThat(space.canonical(space.canonical(cell))).isEqualTo(space.canonical(cell));
    // The order of a block's halves does not change the network's counts.
    assertThat(space.network(space.canonical(cell)).parameters())
        .isEqualTo(space.network(cell).parameters());
    assertThat(space.network(space.canonical(cell)).multiplyAdds())
        .isEqualTo(space.network(cell).multiplyAdds());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sep_conv_3x3:0 skip_connect:1 | sep_conv_3x3:0 skip_connect:1 > 2 3",
        "sep_conv_3x3:0 > 2",
        "none:0 skip_connect:1 > 2",
        "sep_conv_3x3:0 skip_connect:2 > 2"
      })
  void cellsOfOtherSpacesAreRefusedInOneLine(String text) {
    assertThatThrownBy(() -> new PnasSpace(1).parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageNotContaining("\n");
    assertThatThrownBy(() -> new PnasSpace(6))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("a PNAS cell has 1 to 5 blocks, not 6");
  }
}
