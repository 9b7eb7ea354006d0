package org.reprise.training.table;

import java.util.function.Function;
import org.reprise.space.Architecture;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.LayerGraphSpace;
import org.reprise.space.network.Shape;

/**
 * The networks of a space, as its paper builds them, for images of another kind.
 *
 * @param space of the architectures
 * @param image the shape of an image
 * @param classes how many are told apart
 */
public record SpaceNetworks(LayerGraphSpace space, Shape image, int classes)
    implements Function<Architecture, LayerGraph> {
  @Override
  public LayerGraph apply(Architecture architecture) {
    return space.network(architecture, image, classes);
  }
}
