package org.reprise.training.supernet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.network.ActiveChoices;
import org.reprise.space.network.Layer;
import org.reprise.space.network.LayerGraph;

/**
 * The layer graphs that a supernet computes.
 *
 * @param space of the architectures
 * @param one the network of an architecture
 * @param several the network that holds several choices of a decision, joined by mixtures
 * @param cover networks that have, together, every layer of the space in its largest shape
 */
public record SupernetGraphs(
    SearchSpace space,
    Function<Architecture, LayerGraph> one,
    Function<ActiveChoices, LayerGraph> several,
    List<LayerGraph> cover) {
  public SupernetGraphs {
    cover = List.copyOf(cover);
  }

  /** Of a space that has mixtures: the mixture of everything is the cover. */
  public static SupernetGraphs mixing(
      SearchSpace space,
      Function<Architecture, LayerGraph> one,
      Function<ActiveChoices, LayerGraph> several) {
    return new SupernetGraphs(
        space, one, several, List.of(several.apply(ActiveChoices.all(space))));
  }

  /**
   * Of a space whose layers are each owned by one decision, without mixtures: the cover takes the
   * first choice everywhere, the second everywhere, and so on.
   */
  public static SupernetGraphs ofSingles(
      SearchSpace space, Function<Architecture, LayerGraph> one) {
    int most = space.decisions().stream().mapToInt(d -> d.size()).max().orElse(1);
    List<LayerGraph> cover = new ArrayList<>();
    for (int choice = 0; choice < most; choice++) {
      int wanted = choice;
      cover.add(
          one.apply(
              Architecture.of(
                  space.decisions().stream()
                      .mapToInt(d -> Math.min(wanted, d.size() - 1))
                      .toArray())));
    }
    return ofPaths(space, one, cover);
  }

  /** Of a space without mixtures, whose layers are all in the networks of {@code cover}. */
  public static SupernetGraphs ofPaths(
      SearchSpace space, Function<Architecture, LayerGraph> one, List<LayerGraph> cover) {
    return new SupernetGraphs(
        space,
        one,
        active -> {
          throw new UnsupportedOperationException(
              "the networks of " + space.name() + " hold one choice of a decision at a time");
        },
        cover);
  }

  /**
   * The same with batch norms of the choices that neither scale nor shift, so that only the gates
   * weigh them (Liu et al. 2019, section 3.1.1).
   *
   * @param choice says of a layer's name whether the layer is part of a choice
   */
  public SupernetGraphs withPlainNorms(Predicate<String> choice) {
    UnaryOperator<LayerGraph> plain = graph -> plainNorms(graph, choice);
    return new SupernetGraphs(
        space,
        architecture -> plain.apply(one.apply(architecture)),
        active -> plain.apply(several.apply(active)),
        cover.stream().map(plain).toList());
  }

  private static LayerGraph plainNorms(LayerGraph graph, Predicate<String> choice) {
    LayerGraph.Builder plain = LayerGraph.builder(graph.input());
    for (LayerGraph.Node node : graph.nodes().subList(1, graph.nodes().size())) {
      boolean replaced = node.layer() instanceof Layer.BatchNorm && choice.test(node.name());
      int[] inputs = node.inputs().stream().mapToInt(Integer::intValue).toArray();
      plain.add(node.name(), replaced ? new Layer.BatchNorm(false) : node.layer(), inputs);
    }
    return plain.build();
  }

  /** For each decision, how many choices it has. */
  int[] sizes() {
    return IntStream.range(0, space.decisions().size())
        .map(d -> space.decisions().get(d).size())
        .toArray();
  }
}
