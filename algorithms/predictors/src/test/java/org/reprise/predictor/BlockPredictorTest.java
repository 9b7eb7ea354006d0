package org.reprise.predictor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.predictor.BlockPredictor.Network;
import org.reprise.search.statistics.RankCorrelation;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.darts.PnasSpace;
import org.reprise.space.nasbench101.NasBench101;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NatsBenchSize;

class BlockPredictorTest {
  private static final BlockPredictor.Settings SETTINGS =
      new BlockPredictor.Settings(24, 60, 32, 0.005);

  private static double tau(
      SearchSpace space, Network network, ToDoubleFunction<Architecture> accuracy) {
    SplittableRandom random = new SplittableRandom(1);
    List<Architecture> cells = Stream.generate(() -> space.sample(random)).limit(200).toList();
    List<Architecture> others = Stream.generate(() -> space.sample(random)).limit(300).toList();
    BlockPredictor predictor = new BlockPredictor(space, network, SETTINGS);
    predictor.fit(cells, cells.stream().mapToDouble(accuracy).toArray(), random);
    double[] predicted = predictor.predict(others);
    return RankCorrelation.kendallTauB(predicted, others.stream().mapToDouble(accuracy).toArray());
  }

  @ParameterizedTest
  @EnumSource
  void ranksUnseenCellsOfNasBench201(Network network) {
    double tau =
        tau(
            new NasBench201(),
            network,
            cell -> {
              double accuracy = 50;
              for (int edge = 0; edge < 6; edge++) {
                accuracy += List.of(0.0, 1.0, 3.0, 5.0, -2.0).get(cell.choice(edge));
              }
              return accuracy;
            });
    assertThat(tau).isGreaterThan(0.7);
  }

  @ParameterizedTest
  @EnumSource
  void ranksUnseenCellsOfNasBench101(Network network) {
    double tau =
        tau(
            new NasBench101(),
            network,
            raw -> {
              double accuracy = 80;
              for (int v = 1; v < NasBench101.cell(raw).vertices() - 1; v++) {
                accuracy += NasBench101.cell(raw).operation(v).ordinal();
              }
              return accuracy;
            });
    assertThat(tau).isGreaterThan(0.5);
  }

  @ParameterizedTest
  @EnumSource
  void anyOtherSpaceIsReadDecisionByDecision(Network network) {
    double tau =
        tau(new NatsBenchSize(), network, widths -> 70 + widths.choice(0) + 2 * widths.choice(4));
    assertThat(tau).isGreaterThan(0.7);
  }

  @Test
  void tokensAreThoseOfThePapersAndSkipWhatIsNotThere() {
    NasBench201 cells = new NasBench201();
    BlockTokens edges = BlockTokens.of(cells);
    assertThat(edges.blocks().apply(Architecture.of(0, 1, 0, 0, 0, 4)))
        .isDeepEqualTo(new int[][] {{4}, {23}});
    BlockTokens pnas = BlockTokens.of(new PnasSpace(2));
    assertThat(pnas.blocks().apply(Architecture.of(0, 7, 1, 3, 2, 0, 1, 5)))
        .isDeepEqualTo(new int[][] {{0, 7, 1, 3}, {2, 0, 1, 5}});
    NasBench101 graphs = new NasBench101();
    Architecture chain =
        graphs.parse("0101;0010;0001;0000;input;conv1x1-bn-relu;maxpool3x3;output");
    // Vertex 1 reads the input, vertex 2 vertex 1, the output both the input and vertex 2.
    int[][] blocks = BlockTokens.of(graphs).blocks().apply(chain);
    assertThat(blocks).hasDimensions(3, 2);
    assertThat(blocks[0][0]).isEqualTo(0b001);
    assertThat(blocks[1][0]).isEqualTo(0b010);
    assertThat(blocks[2]).containsExactly(0b101, 3);
  }
}
