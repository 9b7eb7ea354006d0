package org.reprise.data.image;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.space.network.Shape;

/**
 * Random changes of training images, after normalisation, so that what is moved in or cut out is
 * the mean.
 *
 * @param crop largest shift in pixels: a crop of the original size out of the image with a border
 *     of so many zeros
 * @param flip whether every second image is mirrored
 * @param cutout side of a square that is set to zero around a random pixel (DeVries and Taylor
 *     2017); 0 for none
 */
public record Augmentation(int crop, boolean flip, int cutout) {
  /** Images as they are. */
  public static final Augmentation NONE = new Augmentation(0, false, 0);

  /** Changes the image at {@code offset} in {@code images} in place. */
  public void apply(float[] images, int offset, Shape shape, RandomGenerator random) {
    if (crop > 0) {
      int down = random.nextInt(2 * crop + 1) - crop;
      int right = random.nextInt(2 * crop + 1) - crop;
      move(images, offset, shape, down, right);
    }
    if (flip && random.nextBoolean()) {
      mirror(images, offset, shape);
    }
    if (cutout > 0) {
      int y = random.nextInt(shape.height());
      int x = random.nextInt(shape.width());
      cut(images, offset, shape, y - cutout / 2, x - cutout / 2);
    }
  }

  private static void move(float[] images, int offset, Shape shape, int down, int right) {
    float[] original = Arrays.copyOfRange(images, offset, offset + shape.size());
    for (int c = 0; c < shape.channels(); c++) {
      for (int y = 0; y < shape.height(); y++) {
        for (int x = 0; x < shape.width(); x++) {
          int fromY = y - down;
          int fromX = x - right;
          boolean inside =
              fromY >= 0 && fromY < shape.height() && fromX >= 0 && fromX < shape.width();
          images[offset + at(shape, c, y, x)] = inside ? original[at(shape, c, fromY, fromX)] : 0f;
        }
      }
    }
  }

  private static void mirror(float[] images, int offset, Shape shape) {
    for (int row = 0; row < shape.channels() * shape.height(); row++) {
      int left = offset + row * shape.width();
      for (int right = left + shape.width() - 1; left < right; left++, right--) {
        float swapped = images[left];
        images[left] = images[right];
        images[right] = swapped;
      }
    }
  }

  private void cut(float[] images, int offset, Shape shape, int top, int left) {
    for (int c = 0; c < shape.channels(); c++) {
      for (int y = Math.max(0, top); y < Math.min(shape.height(), top + cutout); y++) {
        for (int x = Math.max(0, left); x < Math.min(shape.width(), left + cutout); x++) {
          images[offset + at(shape, c, y, x)] = 0f;
        }
      }
    }
  }

  private static int at(Shape shape, int c, int y, int x) {
    return (c * shape.height() + y) * shape.width() + x;
  }
}
