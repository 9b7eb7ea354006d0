package org.reprise.training.supernet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.network.ActiveChoices;
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
    return new SupernetGraphs(
        space,
        one,
        active -> {
          throw new UnsupportedOperationException(
              "the networks of " + space.name() + " hold one choice of a decision at a time");
        },
        cover);
  }

  /** For each decision, how many choices it has. */
  int[] sizes() {
    return IntStream.range(0, space.decisions().size())
        .map(d -> space.decisions().get(d).size())
        .toArray();
  }
}
