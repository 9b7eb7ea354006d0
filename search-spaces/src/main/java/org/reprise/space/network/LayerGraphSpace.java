package org.reprise.space.network;

import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;

/** A space whose architectures are networks of layers: they can be counted, drawn and trained. */
public interface LayerGraphSpace extends SearchSpace {
  /**
   * Returns the network of {@code architecture} for images of shape {@code image} and {@code
   * classes} classes, with the depth and width of the space's paper.
   */
  LayerGraph network(Architecture architecture, Shape image, int classes);

  /** Returns the network as the paper trains it on its first data set. */
  LayerGraph network(Architecture architecture);

  /**
   * Multiply-adds for one example of a network of this space as the files of its benchmark count
   * them; {@link LayerGraph#multiplyAdds} unless the space says otherwise.
   */
  default long benchmarkMultiplyAdds(LayerGraph network) {
    return network.multiplyAdds();
  }
}
