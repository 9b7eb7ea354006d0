package org.reprise.data.image;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/** Pictures as squares of RGB numbers, row by row. */
final class SquarePicture {
  private SquarePicture() {}

  /**
   * The central square of {@code picture} with so many pixels a side; each is the rounded mean of
   * the area that it covers, on white where the picture is transparent.
   */
  static int[] resized(BufferedImage picture, int side) {
    int square = Math.min(picture.getWidth(), picture.getHeight());
    int left = (picture.getWidth() - square) / 2;
    int top = (picture.getHeight() - square) / 2;
    int[] from = picture.getRGB(left, top, square, square, null, 0, square);
    int[] to = new int[side * side];
    double step = (double) square / side;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        to[y * side + x] = mean(from, square, x * step, y * step, step);
      }
    }
    return to;
  }

  /** The mean over a square of side {@code step} whose corner is at (x0, y0). */
  private static int mean(int[] from, int square, double x0, double y0, double step) {
    double[] sums = new double[3];
    double area = 0;
    int lastY = Math.min(square - 1, (int) Math.ceil(y0 + step) - 1);
    int lastX = Math.min(square - 1, (int) Math.ceil(x0 + step) - 1);
    for (int y = (int) y0; y <= lastY; y++) {
      double height = Math.min(y + 1, y0 + step) - Math.max(y, y0);
      for (int x = (int) x0; x <= lastX; x++) {
        double covered = height * (Math.min(x + 1, x0 + step) - Math.max(x, x0));
        int pixel = from[y * square + x];
        double opacity = (pixel >>> 24) / 255.0;
        for (int c = 0; c < 3; c++) {
          int channel = (pixel >> (16 - 8 * c)) & 0xFF;
          sums[c] += covered * (opacity * channel + (1 - opacity) * 255);
        }
        area += covered;
      }
    }
    int mean = 0;
    for (double sum : sums) {
      mean = mean << 8 | (int) Math.round(sum / area);
    }
    return mean;
  }

  /** Whether all pixels have three equal channels. */
  static boolean isGrey(int[] pixels) {
    return Arrays.stream(pixels)
        .allMatch(p -> ((p >> 16) & 0xFF) == (p & 0xFF) && ((p >> 8) & 0xFF) == (p & 0xFF));
  }
}
