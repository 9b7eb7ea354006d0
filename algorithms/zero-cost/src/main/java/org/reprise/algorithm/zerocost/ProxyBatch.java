package org.reprise.algorithm.zerocost;

import java.util.random.RandomGenerator;
import org.reprise.data.image.LabelledImages;
import org.reprise.data.image.Normalization;
import org.reprise.search.Gaussian;
import org.reprise.space.network.Shape;
import org.reprise.training.tensor.TensorShape;

/**
 * The one batch that a proxy sees.
 *
 * @param shape examples x channels x height x width
 * @param images numbers in the order of the shape
 * @param labels one class per example
 * @param classes of the task
 */
public record ProxyBatch(TensorShape shape, double[] images, int[] labels, int classes) {
  /** Normalised images drawn without replacement, none of them changed. */
  public static ProxyBatch of(
      LabelledImages images, Normalization normalization, int count, RandomGenerator random) {
    int[] order = LabelledImages.shuffled(images.count(), random);
    int size = images.shape().size();
    int examples = Math.min(count, order.length);
    float[] pixels = new float[examples * size];
    int[] labels = new int[examples];
    for (int i = 0; i < examples; i++) {
      normalization.write(images, order[i], pixels, i * size);
      labels[i] = images.label(order[i]);
    }
    double[] numbers = new double[pixels.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = pixels[i];
    }
    return new ProxyBatch(
        TensorShape.batch(examples, images.shape()), numbers, labels, images.classes());
  }

  /** Gaussian noise with random labels, where no images are at hand. */
  public static ProxyBatch noise(Shape image, int classes, int count, RandomGenerator random) {
    TensorShape shape = TensorShape.batch(count, image);
    double[] numbers = new double[shape.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Gaussian.next(random);
    }
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = random.nextInt(classes);
    }
    return new ProxyBatch(shape, numbers, labels, classes);
  }
}
