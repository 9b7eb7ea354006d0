package org.reprise.space.network;

import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;

/** A space whose architectures are networks of layers: they can be counted, drawn and trained. */
public interface LayerGraphSpace extends SearchSpace {
  /**
   * The network of {@code architecture} for images of shape {@code image} and {@code classes}
   * classes, with the depth and width of the space's paper.
   */
  LayerGraph network(Architecture architecture, Shape image, int classes);

  /** The network as the paper trains it on its first data set. */
  LayerGraph network(Architecture architecture);
}
