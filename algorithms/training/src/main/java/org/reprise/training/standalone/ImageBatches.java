package org.reprise.training.standalone;

import java.util.random.RandomGenerator;
import org.reprise.data.image.Augmentation;
import org.reprise.data.image.LabelledImages;
import org.reprise.data.image.Normalization;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;

/** Normalised batches of a set of images. */
public final class ImageBatches {
  private final LabelledImages images;
  private final Normalization normalization;
  private float[] buffer = new float[0];

  /** Batches of {@code images}; the statistics are those of the training images. */
  public ImageBatches(LabelledImages images, Normalization normalization) {
    this.images = images;
    this.normalization = normalization;
  }

  /** Returns the images. */
  public LabelledImages images() {
    return images;
  }

  /**
   * Returns the images {@code order[from]} to {@code order[from + count - 1]}, each changed at
   * random.
   */
  public Tensor tensor(
      Operations operations,
      int[] order,
      int from,
      int count,
      Augmentation augmentation,
      RandomGenerator random) {
    int size = images.shape().size();
    if (buffer.length != count * size) {
      buffer = new float[count * size];
    }
    for (int i = 0; i < count; i++) {
      normalization.write(images, order[from + i], buffer, i * size);
      augmentation.apply(buffer, i * size, images.shape(), random);
    }
    return operations.map(TensorShape.batch(count, images.shape()), buffer);
  }

  /** Returns the labels of the same images. */
  public int[] labels(int[] order, int from, int count) {
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = images.label(order[from + i]);
    }
    return labels;
  }
}
