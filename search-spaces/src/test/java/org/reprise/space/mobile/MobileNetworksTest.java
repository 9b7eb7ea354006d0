package org.reprise.space.mobile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.reprise.space.InvalidInputException;
import org.reprise.space.builtin.PublishedNetworks;
import org.reprise.space.mobile.MobileNetwork.Stage;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.PublishedNetwork;
import org.reprise.space.network.Shape;

/**
 * Parameters are those that osmr/imgclsmob asserts for its re-implementations; multiply-adds were
 * counted from the official block strings by independent scripts, and round to what the papers
 * print for MnasNet and ProxylessNAS.
 */
class MobileNetworksTest {
  static List<Arguments> published() {
    return List.of(
        Arguments.of(EfficientNet.B0, 5_288_548L, 385_814_752L),
        Arguments.of(EfficientNet.B1, 7_794_184L, 686_802_832L),
        Arguments.of(EfficientNet.B2, 9_109_994L, 993_561_872L),
        Arguments.of(EfficientNet.B3, 12_233_232L, 1_827_141_392L),
        Arguments.of(EfficientNet.B4, 19_341_616L, 4_393_771_024L),
        Arguments.of(EfficientNet.B5, 30_389_784L, 10_266_384_752L),
        Arguments.of(EfficientNet.B6, 43_040_704L, 19_067_593_536L),
        Arguments.of(EfficientNet.B7, 66_347_960L, 37_745_884_192L),
        Arguments.of(MnasNet.A1, 3_887_038L, 311_579_072L),
        Arguments.of(MnasNet.B1, 4_383_312L, 314_415_872L),
        Arguments.of(MnasNet.SMALL, 2_030_264L, 68_339_184L),
        Arguments.of(MobileNetV2.WIDTH_1, 3_504_872L, 300_774_272L),
        Arguments.of(ProxylessNas.MOBILE, 4_080_512L, 320_427_584L),
        Arguments.of(ProxylessNas.CPU, 4_361_648L, 439_243_864L),
        Arguments.of(ProxylessNas.GPU, 7_119_848L, 465_260_160L),
        Arguments.of(ProxylessNas.MOBILE_14, 6_857_568L, 580_883_408L));
  }

  @ParameterizedTest
  @MethodSource("published")
  void publishedNetworksHaveTheirParametersAndMultiplyAdds(
      PublishedNetwork published, long parameters, long multiplyAdds) {
    LayerGraph network = published.network();
    assertThat(network.parameters()).isEqualTo(parameters);
    assertThat(network.multiplyAdds()).isEqualTo(multiplyAdds);
    assertThat(network.output().size()).isEqualTo(1000);
  }

  @Test
  void theLargestEfficientNetHasTheParametersOfItsReimplementation() {
    assertThat(EfficientNet.B8.network().parameters()).isEqualTo(87_413_142);
  }

  @Test
  void stagesAreReadInTheirNotation() {
    assertThat(Stage.parse("r2_k5_s2_e6_o40_se0.25")).isEqualTo(new Stage(2, 5, 2, 6, 40, 0.25));
    assertThat(Stage.parse("r1_k3_s1_e1_o16")).isEqualTo(new Stage(1, 3, 1, 1, 16, 0));
    assertThatThrownBy(() -> Stage.parse("r2_k5_s2_e6_i24_o40"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "'r2_k5_s2_e6_i24_o40' is not a stage; written as r2_k5_s2_e6_o40 or"
                + " r2_k5_s2_e6_o40_se0.25");
  }

  /** The table of the repository's README, in millions; it prints one digit. */
  @ParameterizedTest
  @CsvSource({"1.4, 6.1", "0.75, 2.9", "0.5, 2.1", "0.35, 1.7"})
  void aDepthMultiplierGivesMnasNetThePublishedParameters(double width, double millions) {
    LayerGraph network = MnasNet.A1.scaled(1, width, 224);
    assertThat(network.parameters() / 1e6).isCloseTo(millions, within(0.0501));
  }

  @Test
  void scalingByOneChangesNothing() {
    for (PublishedNetwork published : PublishedNetworks.all().values()) {
      if (published instanceof ScalableNetwork scalable) {
        LayerGraph same = scalable.scaled(1, 1, scalable.resolution());
        assertThat(same.parameters()).isEqualTo(published.network().parameters());
        assertThat(same.multiplyAdds()).isEqualTo(published.network().multiplyAdds());
      }
    }
  }

  @Test
  void theSizeOfImagesChangesMultiplyAddsAlone() {
    LayerGraph network = MnasNet.A1.network();
    LayerGraph small = network.forImage(new Shape(3, 96, 96));
    assertThat(small.parameters()).isEqualTo(network.parameters());
    assertThat(small.multiplyAdds()).isEqualTo(MnasNet.A1.scaled(1, 1, 96).multiplyAdds());
  }

  @Test
  void compoundScalingSharesTheGrowthBetweenDepthWidthAndResolution() {
    CompoundScaling published = CompoundScaling.PUBLISHED;
    // 1.2 * 1.21 * 1.3225, close to the 2 that the paper asks for.
    assertThat(published.growth()).isCloseTo(1.92027, within(1e-12));
    assertThat(published.factors(2).depth()).isCloseTo(1.44, within(1e-12));
    assertThat(published.factors(2).width()).isCloseTo(1.21, within(1e-12));
    assertThat(published.factors(2).side(224)).isEqualTo(296);
    assertThat(published.depthAlone(2).depth()).isCloseTo(1.92027 * 1.92027, within(1e-9));
    assertThat(published.widthAlone(2).width()).isCloseTo(1.92027, within(1e-12));
    assertThat(published.resolutionAlone(2).side(224)).isEqualTo(430);
    assertThatThrownBy(() -> new CompoundScaling(0.9, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
