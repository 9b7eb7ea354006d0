package org.reprise.training.nd4j;

import java.util.Arrays;
import org.reprise.training.tensor.TensorShape;
import org.reprise.training.tensor.Window;

/**
 * A window in the words of libnd4j: kernel, stride, padding, dilation, and whether the padding is
 * that of TensorFlow's SAME.
 *
 * @param arguments kH, kW, sH, sW, pH, pW, dH, dW, same (0 or 1)
 */
record Windows(int[] arguments) {
  /** The arguments for {@code window} over a map of shape {@code x}. */
  static Windows over(TensorShape x, Window window) {
    boolean same =
        isSame(x.h(), window.kernelHeight(), window.top(), window.outputHeight(), window)
            && isSame(x.w(), window.kernelWidth(), window.left(), window.outputWidth(), window);
    boolean explicit =
        isExplicit(x.h(), window.kernelHeight(), window.top(), window.outputHeight(), window)
            && isExplicit(x.w(), window.kernelWidth(), window.left(), window.outputWidth(), window);
    if (!explicit && !same) {
      throw new IllegalArgumentException("no padding of libnd4j gives " + window + " over " + x);
    }
    return new Windows(
        new int[] {
          window.kernelHeight(),
          window.kernelWidth(),
          window.stride(),
          window.stride(),
          explicit ? window.top() : 0,
          explicit ? window.left() : 0,
          window.dilation(),
          window.dilation(),
          explicit ? 0 : 1
        });
  }

  private static int extent(int kernel, Window window) {
    return window.dilation() * (kernel - 1) + 1;
  }

  /** Equal padding on both borders gives this output. */
  private static boolean isExplicit(int side, int kernel, int before, int output, Window window) {
    int extent = extent(kernel, window);
    return (side + 2 * before - extent) / window.stride() + 1 == output;
  }

  /** SAME gives this output, with the odd pixel after. */
  private static boolean isSame(int side, int kernel, int before, int output, Window window) {
    int total = Math.max(0, (output - 1) * window.stride() + extent(kernel, window) - side);
    return output == (side + window.stride() - 1) / window.stride() && before == total / 2;
  }

  int dilation() {
    return arguments[6];
  }

  /** The same window without dilation: its gaps are taps of their own. */
  Windows dense() {
    int[] dense = arguments.clone();
    for (int d = 0; d < 2; d++) {
      dense[d] = dilation() * (arguments[d] - 1) + 1;
      dense[6 + d] = 1;
    }
    return new Windows(dense);
  }

  /** These arguments and then others. */
  int[] with(int... others) {
    int[] all = Arrays.copyOf(arguments, arguments.length + others.length);
    System.arraycopy(others, 0, all, arguments.length, others.length);
    return all;
  }
}
