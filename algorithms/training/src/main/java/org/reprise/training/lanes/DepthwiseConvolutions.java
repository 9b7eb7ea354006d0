package org.reprise.training.lanes;

import java.util.Arrays;
import org.reprise.training.tensor.TensorShape;
import org.reprise.training.tensor.Window;

/**
 * Convolution of each channel with a filter of its own, and its two gradients. There is little
 * arithmetic to a number, so memory decides: each channel gets its border in a small map that the
 * cache holds, instead of in a copy of the whole. Sums are those of {@link Convolutions} to the
 * bit.
 */
final class DepthwiseConvolutions {
  private final ArrayPool pool;

  DepthwiseConvolutions(ArrayPool pool) {
    this.pool = pool;
  }

  void forward(LaneTensor x, float[] weights, LaneTensor y, Window window) {
    PaddedMap padded = padded(x, window);
    int[] taps = taps(padded, window);
    int step = padded.step(window.strideHeight());
    // Rows shorter than a vector are summed together, with what lies between them.
    int length = (window.outputHeight() - 1) * step + y.row();
    float[] sums = y.row() < RowSums.LANES ? pool.take(length) : null;
    for (int c = 0; c < x.shape().c(); c++) {
      padded.fill(x, c, window.top(), window.left());
      int w = c * taps.length;
      if (sums != null) {
        RowSums.rows(1, sums, 0, 0, padded.data, taps, 0, weights, w, length);
        Convolutions.copyRows(sums, 0, step, y, c);
      } else {
        for (int oy = 0; oy < window.outputHeight(); oy++) {
          int to = c * y.plane() + oy * y.row();
          RowSums.rows(1, y.data(), to, 0, padded.data, taps, oy * step, weights, w, y.row());
        }
      }
    }
    if (sums != null) {
      pool.give(sums);
    }
    padded.release(pool);
  }

  private PaddedMap padded(LaneTensor x, Window window) {
    return PaddedMap.ofOneChannel(
        pool, x.shape().n(), window.reachHeight(), window.reachWidth(), window.strideWidth());
  }

  private static int[] taps(PaddedMap x, Window window) {
    int[] taps = new int[window.taps()];
    for (int t = 0; t < taps.length; t++) {
      int ky = t / window.kernelWidth();
      int kx = t % window.kernelWidth();
      taps[t] = x.offset(0, ky * window.dilation(), kx * window.dilation());
    }
    return taps;
  }

  /** Rows and columns of the input fall into classes by their remainders, as in the dense case. */
  void inputGradient(LaneTensor dy, float[] weights, LaneTensor dx, Window window) {
    int marginY = (window.kernelHeight() - 1) * window.dilation();
    int marginX = (window.kernelWidth() - 1) * window.dilation();
    TensorShape in = dx.shape();
    int lastY = (in.h() - 1 + window.top()) / window.strideHeight();
    int lastX = (in.w() - 1 + window.left()) / window.strideWidth();
    PaddedMap padded =
        PaddedMap.ofOneChannel(pool, in.n(), lastY + marginY + 1, lastX + marginX + 1, 1);
    RowClass[] classes = new RowClass[window.strideHeight() * window.strideWidth()];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = RowClass.of(padded, window, i / window.strideWidth(), i % window.strideWidth());
    }
    float[] turned = pool.take(window.taps());
    float[] buffer = pool.take(dx.row());
    for (int c = 0; c < in.c(); c++) {
      padded.fill(dy, c, marginY, marginX);
      for (RowClass rows : classes) {
        for (int t = 0; t < rows.taps.length; t++) {
          turned[t] = weights[c * window.taps() + rows.from[t]];
        }
        rows.write(padded, turned, dx, c, window, buffer);
      }
    }
    pool.give(buffer);
    pool.give(turned);
    padded.release(pool);
  }

  /**
   * The rows and columns of the input that receive through the same taps.
   *
   * @param remainderY of a row's number in the padded input, by the stride
   * @param firstX first column
   * @param taps offsets in the result's gradient
   * @param from the weights that belong to them
   */
  private record RowClass(int remainderY, int firstX, int[] taps, int[] from) {

    static RowClass of(PaddedMap dy, Window window, int py, int px) {
      int sy = window.strideHeight();
      int sx = window.strideWidth();
      int firstX = Math.floorMod(px - window.left(), sx);
      int[] taps = new int[window.taps()];
      int[] from = new int[taps.length];
      int count = 0;
      for (int t = 0; t < taps.length; t++) {
        int dilatedY = t / window.kernelWidth() * window.dilation();
        int dilatedX = t % window.kernelWidth() * window.dilation();
        if ((dilatedY - py) % sy == 0 && (dilatedX - px) % sx == 0) {
          int y = (py - dilatedY) / sy + (window.kernelHeight() - 1) * window.dilation();
          int x =
              (px - dilatedX) / sx
                  + (firstX + window.left()) / sx
                  + (window.kernelWidth() - 1) * window.dilation();
          taps[count] = dy.offset(0, y, x);
          from[count++] = t;
        }
      }
      return new RowClass(py, firstX, Arrays.copyOf(taps, count), Arrays.copyOf(from, count));
    }

    void write(
        PaddedMap dy, float[] turned, LaneTensor dx, int channel, Window window, float[] buffer) {
      int n = dx.shape().n();
      int sy = window.strideHeight();
      int sx = window.strideWidth();
      int columns = (dx.shape().w() - firstX + sx - 1) / sx;
      if (columns <= 0) {
        return;
      }
      for (int iy = Math.floorMod(remainderY - window.top(), sy); iy < dx.shape().h(); iy += sy) {
        int shift = (iy + window.top()) / sy * dy.step(1);
        int to = channel * dx.plane() + iy * dx.row();
        if (sx == 1) {
          RowSums.rows(1, dx.data(), to, 0, dy.data, taps, shift, turned, 0, dx.row());
        } else {
          RowSums.rows(1, buffer, 0, 0, dy.data, taps, shift, turned, 0, columns * n);
          for (int j = 0; j < columns; j++) {
            System.arraycopy(buffer, j * n, dx.data(), to + (firstX + j * sx) * n, n);
          }
        }
      }
    }
  }

  void weightGradient(LaneTensor dy, LaneTensor x, float[] dw, Window window) {
    PaddedMap padded = padded(x, window);
    int[] taps = taps(padded, window);
    for (int c = 0; c < x.shape().c(); c++) {
      padded.fill(x, c, window.top(), window.left());
      new WeightGradient(dy, padded, window, c, 1, taps, dw).compute(pool);
    }
    padded.release(pool);
  }
}
