package org.reprise.space.network;

/**
 * The shape of one example's feature map.
 *
 * @param channels number of channels
 * @param height rows
 * @param width columns
 */
public record Shape(int channels, int height, int width) {
  public Shape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "a feature map needs at least 1x1x1, not " + channels + "x" + height + "x" + width);
    }
  }

  /** Returns the same map with another number of channels. */
  public Shape withChannels(int count) {
    return new Shape(count, height, width);
  }

  /** Returns how many numbers it holds. */
  public int size() {
    return channels * height * width;
  }
}
