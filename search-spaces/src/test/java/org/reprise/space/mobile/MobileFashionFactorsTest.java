package org.reprise.space.mobile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.mobile.MobileFashionFactors.Factor;
import org.reprise.space.network.ActiveChoices;
import org.reprise.space.network.Layer;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;

class MobileFashionFactorsTest {
  private static final Shape IMAGE = new Shape(1, 14, 14);
  private static final MobileFashionSpace JOINED = new MobileFashionSpace();
  private static final MobileFashionFactors FACTORS = new MobileFashionFactors();

  @Test
  void everyArchitectureHasFactorsAndTheyGiveItBack() {
    JOINED
        .keys()
        .mapToObj(JOINED::fromKey)
        .forEach(
            a -> assertThat(MobileFashionFactors.joined(MobileFashionFactors.of(a))).isEqualTo(a));
    // (2 * 2)^3 of the first blocks, (2 * 2 * 2)^3 of the second.
    assertThat(FACTORS.size()).isEqualTo(4 * 4 * 4 * 8 * 8 * 8);
  }

  @Test
  void decisionsAreNumberedByBlockAndFactor() {
    for (int d = 0; d < FACTORS.decisions().size(); d++) {
      int block = MobileFashionFactors.block(d);
      Factor factor = MobileFashionFactors.factor(d);
      assertThat(MobileFashionFactors.decision(block, factor)).isEqualTo(d);
      assertThat(FACTORS.decisions().get(d).name())
          .isEqualTo(
              "stage"
                  + block / 2
                  + ".block"
                  + block % 2
                  + "."
                  + factor.name().toLowerCase(Locale.ROOT));
    }
    assertThatThrownBy(() -> MobileFashionFactors.decision(2, Factor.PRESENCE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("block 2 is always there");
  }

  @Test
  void aNetworkOfFactorsCostsWhatTheArchitectureDoes() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 50; i++) {
      Architecture factors = FACTORS.sample(random);
      assertThat(FACTORS.parse(FACTORS.format(factors))).isEqualTo(factors);
      Architecture joined = MobileFashionFactors.joined(factors);
      LayerGraph network = MobileFashionFactors.network(ActiveChoices.of(factors), IMAGE, 10);
      LayerGraph elastic = new ElasticMobileFashion(IMAGE, 10).apply(joined);
      LayerGraph own = JOINED.network(joined, IMAGE, 10);
      for (LayerGraph other : List.of(network, elastic)) {
        assertThat(other.multiplyAdds()).isEqualTo(own.multiplyAdds());
        assertThat(other.parameters()).isEqualTo(own.parameters());
      }
    }
  }

  /** Where everything is active, the 1x1 convolutions are those of expansion 6, once. */
  @Test
  void allFactorsAtOnceShareOneByOneConvolutions() {
    LayerGraph all = MobileFashionFactors.network(ActiveChoices.all(FACTORS), IMAGE, 10);
    Set<String> names = new HashSet<>();
    List<Layer.Mix> mixes = new ArrayList<>();
    all.nodes()
        .forEach(
            node -> {
              names.add(node.name());
              if (node.layer() instanceof Layer.Mix mix) {
                mixes.add(mix);
              }
            });
    assertThat(names)
        .contains(
            "stage0.block1.expand",
            "stage0.block1.k3.depthwise",
            "stage0.block1.k5.depthwise",
            "stage0.block1.project",
            "stage0.block1.presence");
    assertThat(mixes).hasSize(9);
    Architecture biggest = ElasticMobileFashion.biggest();
    long smallKernels = 0;
    for (LayerGraph.Node node : all.nodes()) {
      if (node.name().endsWith(".k3.depthwise")) {
        smallKernels += node.layer().multiplyAdds(all.inputShapes(node));
      }
    }
    assertThat(all.multiplyAdds())
        .isEqualTo(JOINED.network(biggest, IMAGE, 10).multiplyAdds() + smallKernels);
  }

  @Test
  void malformedFactorsAreRefusedInOneLine() {
    assertThatThrownBy(() -> FACTORS.parse("k3 e6"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(
            "not factors of a mobile-fashion architecture: 'k3 e6'; written as");
  }

  @Test
  void biggestAndSmallestAreTheEndsOfTheirCounts() {
    long biggest = JOINED.network(ElasticMobileFashion.biggest(), IMAGE, 10).multiplyAdds();
    long smallest = JOINED.network(ElasticMobileFashion.smallest(), IMAGE, 10).multiplyAdds();
    JOINED
        .keys()
        .mapToObj(JOINED::fromKey)
        .mapToLong(a -> JOINED.network(a, IMAGE, 10).multiplyAdds())
        .forEach(cost -> assertThat(cost).isBetween(smallest, biggest));
  }

  /** The mixture of one architecture's operations costs what its network does. */
  @Test
  void mixturesOfOperationsHoldThemAll() {
    Architecture a = JOINED.parse("k3e6:k5e3/k5e3:skip/k3e3:k3e6");
    long one = JOINED.network(a, IMAGE, 10).multiplyAdds();
    assertThat(JOINED.network(ActiveChoices.of(a), IMAGE, 10).multiplyAdds()).isEqualTo(one);
    long operations = 0;
    LayerGraph all = JOINED.network(ActiveChoices.all(JOINED), IMAGE, 10);
    for (int choice = 0; choice < 4; choice++) {
      operations += MobileFashionSpace.operation(1, choice, new Shape(8, 14, 14)).multiplyAdds();
    }
    long inMixture = 0;
    for (LayerGraph.Node node : all.nodes()) {
      if (node.name().startsWith("stage0.block1.")) {
        inMixture += node.layer().multiplyAdds(all.inputShapes(node));
      }
    }
    assertThat(inMixture).isEqualTo(operations);
  }
}
