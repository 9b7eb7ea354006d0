package org.reprise.space.enas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpaces;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.LayerGraphSpace;
import org.reprise.space.network.Shape;

class EnasSpacesTest {
  private static final EnasMacroSpace MACRO = new EnasMacroSpace();
  private static final EnasMicroSpace MICRO = new EnasMicroSpace();
  private static final Shape SMALL = new Shape(1, 14, 14);

  @Test
  void theyHaveTheirExactSizes() {
    assertThat(MACRO.size()).isEqualTo(BigInteger.valueOf(6).pow(12).shiftLeft(66));
    assertThat(MICRO.counts().get("as the paper counts")).isEqualTo(129_600_000_000L);
    // 6!^2 pairs of inputs and 5^10 operations in each of two cells.
    assertThat(MICRO.size())
        .isEqualTo(BigInteger.valueOf(720 * 720).multiply(BigInteger.valueOf(9_765_625)).pow(2));
    assertThat(SearchSpaces.named("enas-macro").size()).isEqualTo(MACRO.size());
    assertThat(SearchSpaces.named("enas-micro").size()).isEqualTo(MICRO.size());
  }

  /** The cells that the released code trains at last, and the first rows of its network. */
  @Test
  void readTheReleasedArchitectures() {
    String cells =
        "0 2 0 0 0 4 0 1 0 4 1 1 1 0 0 1 0 2 1 1 / 1 0 1 0 0 3 0 2 1 1 3 1 1 0 0 4 0 3 1 1";
    Architecture pair = MICRO.parse(cells);
    assertThat(MICRO.format(pair)).isEqualTo(cells);
    assertThat(pair.choice(1)).isEqualTo(2);
    EnasMacroSpace four = new EnasMacroSpace(4, 8);
    String rows = "0 | 3 0 | 0 1 0 | 2 0 0 1";
    Architecture network = four.parse(rows);
    assertThat(four.format(network)).isEqualTo(rows);
    assertThat(network.choice(EnasMacroSpace.operation(3))).isEqualTo(2);
    assertThat(network.choice(EnasMacroSpace.skip(2, 3))).isEqualTo(1);
    assertThat(network.choice(EnasMacroSpace.skip(0, 2))).isEqualTo(1);
    assertThatThrownBy(() -> four.parse("0 | 3 0 | 0 1"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("5 numbers, not 10");
    assertThatThrownBy(() -> four.parse("0 | 9 0 | 0 1 0 | 2 0 0 1"))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void drawnArchitecturesAreNetworks() {
    SplittableRandom random = new SplittableRandom(1);
    for (LayerGraphSpace space :
        new LayerGraphSpace[] {MACRO, MICRO, new EnasMacroSpace(6, 4), new EnasMicroSpace(3, 4)}) {
      for (int i = 0; i < 5; i++) {
        Architecture drawn = space.sample(random);
        assertThat(space.parse(space.format(drawn))).isEqualTo(drawn);
        LayerGraph graph = space.network(drawn, SMALL, 10);
        assertThat(graph.output()).isEqualTo(new Shape(10, 1, 1));
        assertThat(graph.multiplyAdds()).isPositive();
      }
    }
  }

  /** Parameters of a chain of 3x3 convolutions, added up by hand. */
  @Test
  void aMacroNetworkHasTheParametersOfItsLayers() {
    EnasMacroSpace space = new EnasMacroSpace(3, 4);
    Architecture chain = Architecture.of(0, 0, 0, 0, 1, 1);
    int stem = 9 * 4 + 8;
    int layer = 16 + 8 + 9 * 16 + 8;
    // After layers 0 and 1 all of 2 and of 3 maps are reduced; layers 1 and 2 have a norm more.
    int reduction = 2 * 2 * 4 + 8;
    assertThat(space.network(chain, SMALL, 10).parameters())
        .isEqualTo(stem + 3 * layer + 2 * 8 + (2 + 3) * reduction + 40);
  }

  @Test
  void theCoverOfTheMicroSpaceHasEveryLayer() {
    EnasMicroSpace space = new EnasMicroSpace(3, 4);
    Set<String> covered = new HashSet<>();
    for (Architecture pair : space.cover()) {
      space.network(pair, SMALL, 10).nodes().forEach(node -> covered.add(node.name()));
    }
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 300; i++) {
      space
          .network(space.sample(random), SMALL, 10)
          .nodes()
          .forEach(node -> assertThat(covered).contains(node.name()));
    }
  }
}
