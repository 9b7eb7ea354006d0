package org.reprise.space.darts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.space.InvalidInputException;
import org.reprise.space.darts.EvaluationNetwork.Stem;
import org.reprise.space.darts.Genotype.Cell;
import org.reprise.space.network.LayerGraph;

/**
 * Parameters and multiply-adds counted from the official genotypes by independent scripts; they
 * round to the printed 3.3 M (DARTS second order), 4.7 M (ImageNet), 2.8 M and 2.3 M (SNAS) and 3.2
 * M (AmoebaNet-A, F 36).
 */
class EvaluationNetworkTest {
  static List<Arguments> published() {
    return List.of(
        Arguments.of(PublishedGenotype.DARTS_V1, 36, 3_169_414L, 500_987_520L),
        Arguments.of(PublishedGenotype.DARTS_V2, 36, 3_349_342L, 528_359_040L),
        Arguments.of(PublishedGenotype.NASNET, 32, 3_061_738L, 483_800_000L),
        Arguments.of(PublishedGenotype.NASNET, 36, 3_830_950L, 603_500_000L),
        Arguments.of(PublishedGenotype.AMOEBANET, 32, 2_509_674L, 391_200_000L),
        Arguments.of(PublishedGenotype.AMOEBANET, 36, 3_145_078L, 488_900_000L),
        Arguments.of(PublishedGenotype.SNAS_MILD, 36, 2_663_542L, 422_200_000L),
        Arguments.of(PublishedGenotype.SNAS_MODERATE, 36, 2_848_222L, 440_700_000L),
        Arguments.of(PublishedGenotype.SNAS_AGGRESSIVE, 36, 2_313_622L, 374_900_000L));
  }

  @ParameterizedTest
  @MethodSource("published")
  void cifarNetworksHaveTheirCounts(
      PublishedGenotype published, int channels, long parameters, long multiplyAdds) {
    LayerGraph network = published.network(channels);
    assertThat(network.parameters()).isEqualTo(parameters);
    if (multiplyAdds % 100_000 == 0) {
      // Known to a tenth of a million.
      assertThat(Math.round(network.multiplyAdds() / 1e5) * 100_000).isEqualTo(multiplyAdds);
    } else {
      assertThat(network.multiplyAdds()).isEqualTo(multiplyAdds);
    }
  }

  @Test
  void imageNetNetworksHaveTheirCounts() {
    LayerGraph first = EvaluationNetwork.IMAGENET.of(PublishedGenotype.DARTS_V1.genotype());
    assertThat(first.parameters()).isEqualTo(4_510_432);
    assertThat(first.multiplyAdds()).isEqualTo(505_864_704);
    LayerGraph second = EvaluationNetwork.IMAGENET.of(PublishedGenotype.DARTS_V2.genotype());
    assertThat(second.parameters()).isEqualTo(4_718_752);
    assertThat(second.multiplyAdds()).isEqualTo(529_911_552);
  }

  @Test
  void auxiliaryHeadsAddTheirParameters() {
    EvaluationNetwork cifar = new EvaluationNetwork(Stem.CIFAR, 36, 20, true, false);
    assertThat(cifar.of(PublishedGenotype.DARTS_V1.genotype()).parameters()).isEqualTo(3_645_840);
    assertThat(cifar.of(PublishedGenotype.DARTS_V2.genotype()).parameters()).isEqualTo(3_825_768);
    EvaluationNetwork imageNet = new EvaluationNetwork(Stem.IMAGENET, 48, 14, true, false);
    assertThat(imageNet.of(PublishedGenotype.DARTS_V2.genotype()).parameters())
        .isEqualTo(5_979_528);
  }

  @ParameterizedTest
  @EnumSource
  void cellsReadBack(PublishedGenotype published) {
    Genotype genotype = published.genotype();
    assertThat(Cell.parse(genotype.normal().format())).isEqualTo(genotype.normal());
    assertThat(Cell.parse(genotype.reduction().format())).isEqualTo(genotype.reduction());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sep_conv_3x3:0 skip_connect:1",
        "sep_conv_3x3:0 skip_connect > 2",
        "sep_conv_3x3:0 skip_connect:2 > 2",
        "sep_conv_3x3:0 skip_connect:1 > 3",
        "sep_conv_3x3:0 skip_connect:1 > ",
        "conv:0 skip_connect:1 > 2"
      })
  void malformedCellsAreRefusedInOneLine(String text) {
    assertThatThrownBy(() -> Cell.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageNotContaining("\n");
  }
}
