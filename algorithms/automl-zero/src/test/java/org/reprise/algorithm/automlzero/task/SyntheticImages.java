package org.reprise.algorithm.automlzero.task;

import java.util.random.RandomGenerator;

/**
 * Images of blurred random shapes, one shape for each class: a stand-in where no data is at hand.
 */
public final class SyntheticImages {
  private SyntheticImages() {}

  /**
   * Draws images.
   *
   * @param perClass images of each class
   * @param pixels pixels of an image
   * @param noise standard deviation of a pixel around its class's shape, whose pixels have 1
   */
  public static ImageTasks.Images create(
      int classes, int perClass, int pixels, double noise, RandomGenerator random) {
    float[][] shapes = new float[classes][pixels];
    for (float[] shape : shapes) {
      for (int p = 0; p < pixels; p++) {
        shape[p] = (float) random.nextGaussian();
      }
    }
    float[][] images = new float[classes * perClass][pixels];
    int[] labels = new int[images.length];
    for (int i = 0; i < images.length; i++) {
      labels[i] = i % classes;
      for (int p = 0; p < pixels; p++) {
        images[i][p] = (float) (shapes[labels[i]][p] + noise * random.nextGaussian());
      }
    }
    return new ImageTasks.Images(images, labels, classes);
  }
}
