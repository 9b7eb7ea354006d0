package org.reprise.training.supernet;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.reprise.data.image.Augmentation;
import org.reprise.data.image.LabelledImages;
import org.reprise.data.image.Normalization;
import org.reprise.search.RandomStreams;

/**
 * Batches of training images, epoch after epoch, each epoch in a new random order; what is left of
 * an epoch is not used in it.
 */
public final class BatchStream {
  private final LabelledImages images;
  private final Normalization normalization;
  private final int size;
  private final Augmentation augmentation;
  private final RandomGenerator order;
  private final RandomGenerator changes;
  private int[] shuffled = {};
  private int from;

  /** Batches of {@code size}; {@code streams} give the order and the augmentation. */
  public BatchStream(
      LabelledImages images,
      Normalization normalization,
      int size,
      Augmentation augmentation,
      RandomStreams streams) {
    if (size > images.count()) {
      throw new IllegalArgumentException(images.count() + " images make no batch of " + size);
    }
    this.images = images;
    this.normalization = normalization;
    this.size = size;
    this.augmentation = augmentation;
    this.order = streams.stream("order");
    this.changes = streams.stream("augmentation");
    this.from = images.count();
  }

  /** Returns how many batches an epoch has. */
  public int perEpoch() {
    return images.count() / size;
  }

  /** Returns the next batch. */
  public Batch next() {
    if (from + size > images.count()) {
      shuffled = LabelledImages.shuffled(images.count(), order);
      from = 0;
    }
    Batch batch = batch(images, normalization, shuffled, from, size, augmentation, changes);
    from += size;
    return batch;
  }

  /**
   * Returns the first images in their own order, in batches, the last perhaps smaller; unchanged.
   */
  public static List<Batch> inOrder(
      LabelledImages images, Normalization normalization, int count, int size) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    List<Batch> batches = new ArrayList<>();
    for (int from = 0; from < count; from += size) {
      int length = Math.min(size, count - from);
      batches.add(
          batch(
              images,
              normalization,
              order,
              from,
              length,
              Augmentation.NONE,
              new SplittableRandom(0)));
    }
    return batches;
  }

  private static Batch batch(
      LabelledImages images,
      Normalization normalization,
      int[] order,
      int from,
      int count,
      Augmentation augmentation,
      RandomGenerator changes) {
    int each = images.shape().size();
    float[] pixels = new float[count * each];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      int image = order[from + i];
      normalization.write(images, image, pixels, i * each);
      augmentation.apply(pixels, i * each, images.shape(), changes);
      labels[i] = images.label(image);
    }
    return new Batch(images.shape(), pixels, labels);
  }
}
