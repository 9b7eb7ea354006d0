package org.reprise.space.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpaces;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NasBench201Network;

/**
 * A layer's name is its identity: architectures that share a decision share the layers that it
 * owns. A decision owns a layer when changing it can remove the layer.
 */
class LayerNamesTest {
  private static final Shape IMAGE = new Shape(3, 32, 32);
  private static final int SAMPLES = 4;

  /**
   * How many decisions may own a layer: an operation alone; an operation and the inputs that it
   * stands on; both halves of a block where they are equal.
   */
  private static final Map<String, Integer> OWNERS =
      Map.of(
          "nasbench201", 1,
          "nasbench-macro", 1,
          "tunas-proxylessnas", 1,
          "mobile-fashion", 1,
          "darts", 2,
          "pnas-3", 4,
          "pnas-5", 4);

  static Stream<LayerGraphSpace> spaces() {
    return SearchSpaces.all().values().stream()
        .filter(LayerGraphSpace.class::isInstance)
        .map(LayerGraphSpace.class::cast);
  }

  static Stream<LayerGraphSpace> spacesOfOneShapeALayer() {
    return spaces().filter(space -> OWNERS.containsKey(space.name()));
  }

  private record Sight(Layer layer, List<Shape> inputs) {}

  private static Map<String, Sight> layers(LayerGraphSpace space, Architecture architecture) {
    LayerGraph graph = space.network(architecture, IMAGE, 10);
    Map<String, Sight> layers = new HashMap<>();
    for (LayerGraph.Node node : graph.nodes()) {
      List<Shape> inputs = graph.inputShapes(node);
      if (node.layer().parameters(inputs) > 0) {
        layers.put(node.name(), new Sight(node.layer(), inputs));
      }
    }
    return layers;
  }

  private static Map<String, Set<Integer>> owners(LayerGraphSpace space, Architecture a) {
    Map<String, Sight> base = layers(space, a);
    Map<String, Set<Integer>> owners = new HashMap<>();
    base.keySet().forEach(name -> owners.put(name, new HashSet<>()));
    for (int d = 0; d < space.decisions().size(); d++) {
      for (int choice = 0; choice < space.decisions().get(d).size(); choice++) {
        Set<String> others = layers(space, a.with(d, choice)).keySet();
        for (String name : base.keySet()) {
          if (!others.contains(name)) {
            owners.computeIfAbsent(name, absent -> new HashSet<>()).add(d);
          }
        }
      }
    }
    return owners;
  }

  @ParameterizedTest
  @MethodSource("spacesOfOneShapeALayer")
  void whoeverMakesTheSameDecisionsHasTheLayersThatTheyOwn(LayerGraphSpace space) {
    SplittableRandom random = new SplittableRandom(7);
    for (int sample = 0; sample < SAMPLES; sample++) {
      Architecture a = space.sample(random);
      Map<String, Sight> base = layers(space, a);
      Map<Set<Integer>, List<String>> byOwners = new HashMap<>();
      owners(space, a)
          .forEach((name, o) -> byOwners.computeIfAbsent(o, x -> new ArrayList<>()).add(name));
      for (Map.Entry<Set<Integer>, List<String>> owned : byOwners.entrySet()) {
        assertThat(owned.getKey()).hasSizeLessThanOrEqualTo(OWNERS.getOrDefault(space.name(), 0));
        Architecture other = space.sample(random);
        for (int decision : owned.getKey()) {
          other = other.with(decision, a.choice(decision));
        }
        Map<String, Sight> shared = layers(space, other);
        for (String name : owned.getValue()) {
          assertThat(shared).containsEntry(name, base.get(name));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("spacesOfOneShapeALayer")
  void aNameStandsForOneShape(LayerGraphSpace space) {
    SplittableRandom random = new SplittableRandom(8);
    Map<String, Sight> known = new HashMap<>();
    for (int sample = 0; sample < 40; sample++) {
      layers(space, space.sample(random))
          .forEach(
              (name, sight) ->
                  assertThat(sight).isEqualTo(known.computeIfAbsent(name, n -> sight)));
    }
  }

  /** Where widths are decided too, a smaller layer takes a part of the weights of that name. */
  @ParameterizedTest
  @MethodSource("spaces")
  void aNameStandsForOneKindOfLayer(LayerGraphSpace space) {
    SplittableRandom random = new SplittableRandom(9);
    Map<String, Class<?>> known = new HashMap<>();
    for (int sample = 0; sample < 40; sample++) {
      layers(space, space.sample(random))
          .forEach(
              (name, sight) -> {
                Class<?> kind = sight.layer().getClass();
                assertThat(kind).as(name).isEqualTo(known.computeIfAbsent(name, n -> kind));
              });
    }
  }

  @Test
  void theMixtureOfAllCellsHasTheLayersOfEachAndNoOthers() {
    NasBench201 space = new NasBench201();
    NasBench201Network network = new NasBench201Network(8, 1, NasBench201Network.Reduction.POOLING);
    Set<LayerGraph.Node> mixed =
        new HashSet<>(named(network.of(ActiveChoices.all(space), IMAGE, 10)));
    Set<LayerGraph.Node> ofCells = new HashSet<>();
    for (int operation = 0; operation < 5; operation++) {
      int same = operation;
      Architecture cell = Architecture.of(IntStream.generate(() -> same).limit(6).toArray());
      ofCells.addAll(named(network.of(cell, IMAGE, 10)));
    }
    assertThat(mixed).isEqualTo(ofCells);
  }

  private static List<LayerGraph.Node> named(LayerGraph graph) {
    return graph.nodes().stream()
        .filter(node -> node.layer().parameters(graph.inputShapes(node)) > 0)
        .map(node -> new LayerGraph.Node(node.name(), node.layer(), List.of(), node.output()))
        .toList();
  }

  @Test
  void aDuplicateNameIsRefused() {
    LayerGraph.Builder graph = LayerGraph.builder(IMAGE);
    graph.add("conv", Layer.Convolution.of(4, 3, 1, Padding.SAME), 0);
    assertThatThrownBy(() -> graph.add("conv", new Layer.Identity(), 0))
        .hasMessage("two layers are called conv");
  }
}
