package org.reprise.training.tensor;

import org.reprise.space.network.Padding;

/**
 * A window that moves over a feature map: of a convolution or of a pooling.
 *
 * @param kernelHeight rows of the window
 * @param kernelWidth columns of the window
 * @param strideHeight step from row to row
 * @param strideWidth step from column to column
 * @param dilation distance of neighbouring taps
 * @param top rows of padding above
 * @param left columns of padding before
 * @param outputHeight rows of the result; what padding lies below follows from it
 * @param outputWidth columns of the result
 */
public record Window(
    int kernelHeight,
    int kernelWidth,
    int strideHeight,
    int strideWidth,
    int dilation,
    int top,
    int left,
    int outputHeight,
    int outputWidth) {

  /**
   * Returns the window over a map of {@code height} x {@code width} whose result has the given
   * sides.
   */
  public static Window over(
      int height,
      int width,
      int kernelHeight,
      int kernelWidth,
      int strideHeight,
      int strideWidth,
      int dilation,
      Padding padding,
      int outputHeight,
      int outputWidth) {
    return new Window(
        kernelHeight,
        kernelWidth,
        strideHeight,
        strideWidth,
        dilation,
        before(padding, height, dilation * (kernelHeight - 1) + 1, strideHeight, outputHeight),
        before(padding, width, dilation * (kernelWidth - 1) + 1, strideWidth, outputWidth),
        outputHeight,
        outputWidth);
  }

  /** Returns a window as large as the map: one result per channel. */
  public static Window whole(int height, int width) {
    return new Window(height, width, 1, 1, 1, 0, 0, 1, 1);
  }

  private static int before(Padding padding, int side, int extent, int stride, int output) {
    return switch (padding) {
      case NONE -> 0;
      case SYMMETRIC -> (extent - 1) / 2;
      // TensorFlow's SAME: the odd pixel comes after.
      case SAME -> Math.max(0, (output - 1) * stride + extent - side) / 2;
    };
  }

  /** Returns rows that all places of the window cover together. */
  public int reachHeight() {
    return (outputHeight - 1) * strideHeight + (kernelHeight - 1) * dilation + 1;
  }

  /** Returns columns that all places of the window cover together. */
  public int reachWidth() {
    return (outputWidth - 1) * strideWidth + (kernelWidth - 1) * dilation + 1;
  }

  /** Returns how many taps the window has. */
  public int taps() {
    return kernelHeight * kernelWidth;
  }
}
