package org.reprise.space.mobile;

import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.PublishedNetwork;

/** A published network of repeated blocks, which can be made deeper, wider and finer. */
public interface ScalableNetwork extends PublishedNetwork {
  /** Returns the side of its images in pixels. */
  int resolution();

  /**
   * Returns the network with the number of blocks of each stage and the number of channels
   * multiplied.
   *
   * @param byDepth factor of the blocks, which are rounded up
   * @param byWidth factor of the channels, which are rounded to multiples of 8
   * @param side of its images in pixels
   */
  LayerGraph scaled(double byDepth, double byWidth, int side);
}
