package org.reprise.space.choiceblock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.network.ActiveChoices;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;

class ChoiceBlockSpaceTest {
  private static final ChoiceBlockSpace SPACE = new ChoiceBlockSpace(1, 4);
  private static final Shape IMAGE = new Shape(1, 14, 14);

  /** 2, 3, 4, 5 inputs: n + n (n - 1) / 2 choices of them; 7 + 21 of operations. */
  @Test
  void hasItsExactSize() {
    assertThat(SPACE.size().longValueExact()).isEqualTo(3L * 6 * 10 * 15 * 28 * 28 * 28 * 28);
    assertThat(new ChoiceBlockSpace().size()).isEqualTo(1_659_571_200L);
  }

  @Test
  void pairsStandForTheirHalves() {
    Architecture cell =
        SPACE.parse(
            "0+1:skip_connect 2:sep_conv_3x3+max_pool_3x3 1+3:avg_pool_3x3"
                + " 0+4:conv_7x1_1x7+avg_pool_3x3");
    assertThat(ChoiceBlockSpace.singles(ActiveChoices.of(cell)))
        .isEqualTo(
            List.of(
                List.of(0, 1),
                List.of(0),
                List.of(2),
                List.of(1, 5),
                List.of(1, 3),
                List.of(6),
                List.of(0, 4),
                List.of(4, 6)));
    assertThatThrownBy(() -> SPACE.parse("0:skip_connect")).hasMessageContaining("1 blocks, not 4");
    assertThatThrownBy(() -> SPACE.parse("0 1 2 3"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("block 0");
  }

  @Test
  void drawnCellsAreNetworks() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20; i++) {
      Architecture cell = SPACE.sample(random);
      assertThat(SPACE.parse(SPACE.format(cell))).isEqualTo(cell);
      LayerGraph graph = SPACE.network(cell, IMAGE, 10);
      assertThat(graph.output()).isEqualTo(new Shape(10, 1, 1));
      // The same network from its single choices: what remains when the rest is zeroed.
      ActiveChoices singles = new ActiveChoices(ChoiceBlockSpace.singles(ActiveChoices.of(cell)));
      assertThat(SPACE.network(singles, IMAGE, 10).nodes()).isEqualTo(graph.nodes());
    }
  }

  /** Of all single choices; the layers of every cell are among its. */
  @Test
  void theOneShotModelHoldsEveryCell() {
    List<List<Integer>> all =
        IntStream.range(0, 2 * ChoiceBlockSpace.BLOCKS)
            .mapToObj(
                d ->
                    IntStream.range(0, d % 2 == 0 ? ChoiceBlockSpace.inputs(d / 2) : 7)
                        .boxed()
                        .toList())
            .toList();
    LayerGraph model = SPACE.network(new ActiveChoices(all), IMAGE, 10);
    List<String> names = model.nodes().stream().map(LayerGraph.Node::name).toList();
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 50; i++) {
      SPACE
          .network(SPACE.sample(random), IMAGE, 10)
          .nodes()
          .forEach(node -> assertThat(names).contains(node.name()));
    }
    ActiveChoices everything = ActiveChoices.all(SPACE);
    assertThat(SPACE.network(everything, IMAGE, 10).nodes()).isEqualTo(model.nodes());
    List<List<Integer>> nothing =
        IntStream.range(0, 2 * ChoiceBlockSpace.BLOCKS).mapToObj(d -> List.<Integer>of()).toList();
    assertThat(SPACE.network(new ActiveChoices(nothing), IMAGE, 10).output())
        .isEqualTo(new Shape(10, 1, 1));
  }
}
