package org.reprise.space.layerwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.network.LayerGraph;

class LayerwiseSpaceTest {
  private static final LayerwiseSpace SPACE = new LayerwiseSpace(6);

  @Test
  void hasSixtyFourLayersToChooseFromAndABitForEachPair() {
    assertThat(SPACE.size()).isEqualTo(BigInteger.TWO.pow(6 * 6 + 15));
    assertThat(SPACE.hasExactKeys()).isTrue();
  }

  @Property
  void textReadsBack(@ForAll long seed) {
    Architecture network = SPACE.sample(new SplittableRandom(seed));
    assertThat(SPACE.parse(SPACE.format(network))).isEqualTo(network);
    assertThat(SPACE.fromKey(SPACE.key(network))).isEqualTo(network);
  }

  @Test
  void countsOfAThreeLayerNetworkByHand() {
    LayerwiseSpace three = new LayerwiseSpace(3);
    LayerGraph network = three.network(three.parse("3x5x36/1x1x24:1/3x3x48:11"));
    // 3*36*15 + 72; 36*24 + 48; (36 + 24)*48*9 + 96; layer 2 alone is unread: 48*10 + 10.
    long expected = 1_620 + 72 + 864 + 48 + 25_920 + 96 + 490;
    assertThat(network.parameters()).isEqualTo(expected);
    assertThat(network.multiplyAdds()).isEqualTo(32L * 32 * (1_620 + 864 + 25_920) + 480);
  }

  @Test
  void layersThatNobodyReadsReachTheClassifier() {
    LayerwiseSpace two = new LayerwiseSpace(2);
    LayerGraph apart = two.network(two.parse("1x1x24/1x1x64:0"));
    // Both read the image, both end in the classifier: 24 + 64 channels.
    assertThat(apart.parameters()).isEqualTo(3 * 24 + 48 + 3 * 64 + 128 + 88 * 10 + 10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "3x3x24", "3x3x24/3x3x24/3x3x24:01", "2x3x24/3x3x24:1", "3x3x24/3x3x24:2"})
  void malformedTextIsRefusedInOneLine(String text) {
    assertThatThrownBy(() -> new LayerwiseSpace(2).parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageNotContaining("\n");
  }
}
