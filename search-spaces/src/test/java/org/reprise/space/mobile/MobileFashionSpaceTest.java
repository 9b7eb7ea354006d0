package org.reprise.space.mobile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.space.Architecture;
import org.reprise.space.Encoding;
import org.reprise.space.InvalidInputException;
import org.reprise.space.LinearCost;
import org.reprise.space.network.Layer;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;

class MobileFashionSpaceTest {
  private static final MobileFashionSpace SPACE = new MobileFashionSpace();
  private static final Encoding FACTORS = new BlockFactors();
  private static final int[] CHANNELS = {8, 8, 16, 24};
  private static final int[] SIDES = {14, 14, 7, 4};

  @Test
  void hasEightThousandArchitecturesWrittenByStageAndBlock() {
    assertThat(SPACE.size()).isEqualTo(8_000);
    Architecture network = SPACE.parse(" k3e6:k5e3/k5e3:skip/k3e3:k5e6\n");
    assertThat(network.choices()).containsExactly(2, 1, 1, 4, 0, 3);
    assertThat(SPACE.format(network)).isEqualTo("k3e6:k5e3/k5e3:skip/k3e3:k5e6");
    assertThat(SPACE.neighbours(network)).hasSize(3 * 3 + 3 * 4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "k3e6:k5e3/k5e3:skip",
        "skip:k5e3/k5e3:skip/k3e3:k3e6",
        "k3e6:k5e3/k5e3/k3e3:k3e6",
        "k3e6:k7e3/k5e3:skip/k3e3:k3e6",
        "k3e6:k5e3/k5e3:skip/k3e3:k3e6/k3e3:k3e6"
      })
  void malformedArchitecturesAreRefusedInOneLine(String text) {
    assertThatThrownBy(() -> SPACE.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("not a mobile-fashion architecture: '" + text + "'")
        .hasMessageNotContaining("\n");
  }

  /** The counts from the text alone, block by block, as one would do them on paper. */
  @Property(tries = 300)
  void countsAreThoseOfAnIndependentComputation(@ForAll @IntRange(max = 7_999) int key) {
    Architecture architecture = SPACE.fromKey(key);
    long parameters = 9 * 8 + 2 * 8;
    long multiplyAdds = 9 * 8 * 14 * 14;
    String[] blocks = SPACE.format(architecture).split("[:/]");
    for (int i = 0; i < blocks.length; i++) {
      if (blocks[i].equals("skip")) {
        continue;
      }
      int taps = blocks[i].charAt(1) == '3' ? 9 : 25;
      int in = CHANNELS[i % 2 == 0 ? i / 2 : i / 2 + 1];
      int out = CHANNELS[i / 2 + 1];
      int inner = in * (blocks[i].charAt(3) - '0');
      int before = SIDES[i % 2 == 0 ? i / 2 : i / 2 + 1];
      int after = SIDES[i / 2 + 1];
      parameters += in * inner + 2 * inner + taps * inner + 2 * inner + inner * out + 2 * out;
      multiplyAdds += (long) in * inner * before * before;
      multiplyAdds += ((long) taps * inner + (long) inner * out) * after * after;
    }
    parameters += 24 * 64 + 2 * 64 + 64 * 10 + 10;
    multiplyAdds += 24 * 64 * 4 * 4 + 64 * 10;
    LayerGraph network = SPACE.network(architecture);
    assertThat(network.parameters()).isEqualTo(parameters);
    assertThat(network.multiplyAdds()).isEqualTo(multiplyAdds);
    assertThat(network.output()).isEqualTo(new Shape(10, 1, 1));
  }

  @Property(tries = 300)
  void blockCostsSumToTheCountsOfTheNetwork(@ForAll @IntRange(max = 7_999) int key) {
    Architecture architecture = SPACE.fromKey(key);
    Shape image = new Shape(3, 15, 17);
    LayerGraph network = SPACE.network(architecture, image, 7);
    LinearCost parameters = SPACE.blockCost(Layer::parameters, image, 7);
    LinearCost multiplyAdds = SPACE.blockCost(Layer::multiplyAdds, image, 7);
    assertThat(parameters.of(architecture)).isEqualTo(network.parameters());
    assertThat(multiplyAdds.of(architecture)).isEqualTo(network.multiplyAdds());
  }

  /** What weight sharing relies on: a name stands for one layer of one shape. */
  @Property(tries = 300)
  void architecturesShareTheLayersOfTheDecisionsThatTheyShare(
      @ForAll @IntRange(max = 7_999) int one, @ForAll @IntRange(max = 7_999) int other) {
    Architecture a = SPACE.fromKey(one);
    Architecture b = SPACE.fromKey(other);
    Map<String, List<Object>> first = layers(a);
    Map<String, List<Object>> second = layers(b);
    Set<String> shared = new HashSet<>(first.keySet());
    shared.retainAll(second.keySet());
    Set<String> expected = new HashSet<>();
    for (String name : first.keySet()) {
      String[] path = name.split("\\.");
      boolean ofBlock = path[0].startsWith("stage");
      int block = ofBlock ? 2 * (path[0].charAt(5) - '0') + path[1].charAt(5) - '0' : -1;
      if (!ofBlock || a.choice(block) == b.choice(block)) {
        expected.add(name);
      }
    }
    assertThat(shared).isEqualTo(expected);
    shared.forEach(name -> assertThat(first.get(name)).isEqualTo(second.get(name)));
  }

  private static Map<String, List<Object>> layers(Architecture architecture) {
    LayerGraph network = SPACE.network(architecture);
    Map<String, List<Object>> layers = new HashMap<>();
    for (LayerGraph.Node node : network.nodes()) {
      layers.put(node.name(), List.of(node.layer(), network.inputShapes(node), node.output()));
    }
    assertThat(layers).hasSize(network.nodes().size());
    return layers;
  }

  @Test
  void theEncodingOfFactorsTellsAllArchitecturesApart() {
    double[] code = FACTORS.encode(SPACE.parse("k3e6:k5e3/k5e3:skip/k3e3:k5e6"));
    assertThat(SPACE.encodings()).containsOnlyKeys("one-hot", "factors");
    assertThat(code).containsExactly(1, 0, 1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 1, 1, 1);
    Set<List<Double>> codes =
        SPACE
            .keys()
            .mapToObj(key -> FACTORS.encode(SPACE.fromKey(key)))
            .map(vector -> Arrays.stream(vector).boxed().toList())
            .collect(Collectors.toSet());
    assertThat(codes).hasSize(8_000);
  }
}
