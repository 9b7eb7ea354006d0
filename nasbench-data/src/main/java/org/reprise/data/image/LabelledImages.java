package org.reprise.data.image;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.space.InvalidInputException;
import org.reprise.space.network.Shape;

/**
 * Images with a class each. Immutable: the arrays are shared, not copied, and must not be written.
 *
 * @param name what they are, for messages
 * @param shape of an image
 * @param classes labels are 0 to {@code classes - 1}
 * @param pixels one unsigned byte each: image by image, channel by channel, row by row
 * @param labels one unsigned byte per image
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes, never compared
public record LabelledImages(String name, Shape shape, int classes, byte[] pixels, byte[] labels) {
  public LabelledImages {
    if (labels.length == 0) {
      throw new InvalidInputException(name + " holds no images");
    }
    if ((long) labels.length * shape.size() != pixels.length) {
      throw new InvalidInputException(
          name + " holds " + pixels.length + " pixels, not those of " + labels.length + " images");
    }
    for (int i = 0; i < labels.length; i++) {
      if ((labels[i] & 0xFF) >= classes) {
        throw new InvalidInputException(
            name
                + ": image "
                + i
                + " has label "
                + (labels[i] & 0xFF)
                + "; labels are 0 to "
                + (classes - 1));
      }
    }
  }

  /** How many images. */
  public int count() {
    return labels.length;
  }

  /** The class of image {@code i}. */
  public int label(int i) {
    return labels[i] & 0xFF;
  }

  /** The images with these numbers, in this order. */
  public LabelledImages select(String newName, int[] numbers) {
    int size = shape.size();
    byte[] newPixels = new byte[numbers.length * size];
    byte[] newLabels = new byte[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      System.arraycopy(pixels, numbers[i] * size, newPixels, i * size, size);
      newLabels[i] = labels[numbers[i]];
    }
    return new LabelledImages(newName, shape, classes, newPixels, newLabels);
  }

  /** The images from {@code from} on, {@code count} of them. */
  public LabelledImages range(String newName, int from, int count) {
    int[] numbers = new int[count];
    Arrays.setAll(numbers, i -> from + i);
    return select(newName, numbers);
  }

  /**
   * Numbers of images in an order in which every stretch holds the classes about evenly: the images
   * of each class shuffled, then dealt class by class in turn. A prefix is a stratified sample.
   */
  public int[] stratifiedOrder(RandomGenerator random) {
    int[] order = shuffled(count(), random);
    int[] rank = new int[classes];
    long[] keyed = new long[order.length];
    // Image of rank r in its class of c images comes at (r + 1/2) / c of the whole.
    int[] perClass = new int[classes];
    for (int i = 0; i < count(); i++) {
      perClass[label(i)]++;
    }
    for (int i = 0; i < order.length; i++) {
      int label = label(order[i]);
      double place = (rank[label]++ + 0.5) / perClass[label];
      keyed[i] = ((long) (place * (1 << 30)) << 32) | i;
    }
    Arrays.sort(keyed);
    int[] result = new int[order.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = order[(int) keyed[i]];
    }
    return result;
  }

  /** The numbers below {@code count} in random order (Fisher and Yates). */
  public static int[] shuffled(int count, RandomGenerator random) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** Images of half the side: each pixel the rounded mean of four; the sides must be even. */
  public LabelledImages halved() {
    if (shape.height() % 2 != 0 || shape.width() % 2 != 0) {
      throw new IllegalArgumentException("cannot halve images of " + shape);
    }
    Shape half = new Shape(shape.channels(), shape.height() / 2, shape.width() / 2);
    byte[] means = new byte[labels.length * half.size()];
    int row = shape.width();
    for (int plane = 0; plane < labels.length * shape.channels(); plane++) {
      int from = plane * shape.height() * row;
      int to = plane * half.height() * half.width();
      for (int y = 0; y < half.height(); y++) {
        for (int x = 0; x < half.width(); x++) {
          int at = from + 2 * y * row + 2 * x;
          int sum =
              (pixels[at] & 0xFF)
                  + (pixels[at + 1] & 0xFF)
                  + (pixels[at + row] & 0xFF)
                  + (pixels[at + row + 1] & 0xFF);
          means[to + y * half.width() + x] = (byte) ((sum + 2) / 4);
        }
      }
    }
    return new LabelledImages(name, half, classes, means, labels);
  }

  /**
   * Images of a smaller side: each pixel the rounded mean of the area that it covers; {@link
   * #halved} where it is half the side, these images where it is the same.
   *
   * @param side of the square images to be, from 1 to that of these, which must be square
   */
  public LabelledImages reduced(int side) {
    int full = shape.height();
    if (side < 1 || side > full || shape.width() != full) {
      throw new IllegalArgumentException("cannot reduce images of " + shape + " to " + side);
    }
    if (side == full) {
      return this;
    }
    // Row y of the result covers y * full / side to (y + 1) * full / side; in units of 1 / side all
    // borders and weights are whole numbers.
    byte[] means = new byte[labels.length * shape.channels() * side * side];
    long area = (long) full * full;
    for (int plane = 0; plane < labels.length * shape.channels(); plane++) {
      int from = plane * full * full;
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          long sum = 0;
          for (int v = y * full / side; v * side < (y + 1) * full; v++) {
            int rows = overlap(v, y, side, full);
            for (int u = x * full / side; u * side < (x + 1) * full; u++) {
              sum += (long) rows * overlap(u, x, side, full) * (pixels[from + v * full + u] & 0xFF);
            }
          }
          means[(plane * side + y) * side + x] = (byte) ((sum + area / 2) / area);
        }
      }
    }
    return new LabelledImages(
        name, new Shape(shape.channels(), side, side), classes, means, labels);
  }

  /** How much of old pixel {@code old} lies in new pixel {@code now}, in parts of 1 / side. */
  private static int overlap(int old, int now, int side, int full) {
    return Math.min((old + 1) * side, (now + 1) * full) - Math.max(old * side, now * full);
  }
}
