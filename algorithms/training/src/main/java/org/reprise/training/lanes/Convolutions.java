package org.reprise.training.lanes;

import java.util.Arrays;
import org.reprise.training.tensor.TensorShape;
import org.reprise.training.tensor.Window;

/**
 * Convolution and its two gradients as weighted sums of runs of memory: direct convolution, with no
 * unfolded copy of the input beyond its border.
 */
final class Convolutions {
  private final ArrayPool pool;
  private final DepthwiseConvolutions depthwise;

  Convolutions(ArrayPool pool) {
    this.pool = pool;
    this.depthwise = new DepthwiseConvolutions(pool);
  }

  private static boolean isDepthwise(LaneTensor x, LaneTensor y, int groups) {
    return groups > 1 && x.shape().c() == groups && y.shape().c() == groups;
  }

  /** y[o] = sum over c, ky, kx of w[o,c,ky,kx] x[c, oy s + ky d - top, ox s + kx d - left]. */
  void forward(LaneTensor x, float[] weights, LaneTensor y, Window window, int groups) {
    if (isDepthwise(x, y, groups)) {
      depthwise.forward(x, weights, y, window);
      return;
    }
    PaddedMap padded = padded(x, window);
    correlate(padded, weights, y, window, groups);
    padded.release(pool);
  }

  private PaddedMap padded(LaneTensor x, Window window) {
    return PaddedMap.of(
        pool,
        x,
        window.top(),
        window.left(),
        window.reachHeight(),
        window.reachWidth(),
        window.strideWidth(),
        0f);
  }

  private void correlate(PaddedMap x, float[] weights, LaneTensor y, Window window, int groups) {
    int outputs = y.shape().c() / groups;
    int inputs = weights.length / (y.shape().c() * window.taps());
    for (int g = 0; g < groups; g++) {
      int[] taps = taps(x, window, g * inputs, inputs);
      float[] packed = packed(weights, g * outputs, outputs, taps.length);
      int step = x.step(window.strideHeight());
      if (y.row() < RowSums.LANES) {
        shortRows(y, g * outputs, outputs, x.data, taps, step, packed);
      } else {
        for (int oy = 0; oy < window.outputHeight(); oy++) {
          int base = g * outputs * y.plane() + oy * y.row();
          rows(y.data(), base, y.plane(), outputs, x.data, taps, oy * step, packed, y.row());
        }
      }
      pool.give(packed);
    }
  }

  /**
   * Rows shorter than a vector, as those of a single image: the taps of all rows are taken as one
   * run, with what lies between the rows, and the rows are copied out of the sums.
   */
  private void shortRows(
      LaneTensor y, int first, int filters, float[] in, int[] taps, int step, float[] packed) {
    int length = (y.shape().h() - 1) * step + y.row();
    float[] sums = pool.take(filters * length);
    rows(sums, 0, length, filters, in, taps, 0, packed, length);
    for (int o = 0; o < filters; o++) {
      copyRows(sums, o * length, step, y, first + o);
    }
    pool.give(sums);
  }

  /** Copies rows that begin {@code step} apart to a channel of {@code y}. */
  static void copyRows(float[] sums, int from, int step, LaneTensor y, int channel) {
    for (int row = 0; row < y.shape().h(); row++) {
      int to = channel * y.plane() + row * y.row();
      System.arraycopy(sums, from + row * step, y.data(), to, y.row());
    }
  }

  private static void rows(
      float[] out,
      int base,
      int plane,
      int outputs,
      float[] in,
      int[] taps,
      int shift,
      float[] packed,
      int length) {
    int block;
    for (int o = 0; o < outputs; o += block) {
      block = RowSums.block(outputs - o);
      RowSums.rows(
          block, out, base + o * plane, plane, in, taps, shift, packed, o * taps.length, length);
    }
  }

  /** Offsets of all taps of the channels, in the order of the weights. */
  private static int[] taps(PaddedMap x, Window window, int firstChannel, int channels) {
    int[] taps = new int[channels * window.taps()];
    int t = 0;
    for (int c = 0; c < channels; c++) {
      for (int ky = 0; ky < window.kernelHeight(); ky++) {
        for (int kx = 0; kx < window.kernelWidth(); kx++) {
          taps[t++] = x.offset(firstChannel + c, ky * window.dilation(), kx * window.dilation());
        }
      }
    }
    return taps;
  }

  /** Weights of the filters that are computed together beside each other, tap by tap. */
  private float[] packed(float[] weights, int first, int filters, int taps) {
    float[] packed = pool.take(filters * taps);
    int block;
    for (int o = 0; o < filters; o += block) {
      block = RowSums.block(filters - o);
      for (int j = 0; j < block; j++) {
        int from = (first + o + j) * taps;
        int to = o * taps + j;
        for (int t = 0; t < taps; t++) {
          packed[to + t * block] = weights[from + t];
        }
      }
    }
    return packed;
  }

  /**
   * Gradient with respect to the map. With stride 1 it is a convolution of {@code dy} with the
   * weights mirrored and channels exchanged. With strides the input's rows and columns fall into
   * classes by their remainders; each is such a convolution with its own share of the taps.
   */
  void inputGradient(LaneTensor dy, float[] weights, LaneTensor dx, Window window, int groups) {
    if (isDepthwise(dx, dy, groups)) {
      depthwise.inputGradient(dy, weights, dx, window);
      return;
    }
    int sy = window.strideHeight();
    int sx = window.strideWidth();
    int marginY = (window.kernelHeight() - 1) * window.dilation();
    int marginX = (window.kernelWidth() - 1) * window.dilation();
    TensorShape in = dx.shape();
    // Row q of dy receives from input row iy through tap ky where iy + top = q sy + ky d.
    int lastY = (in.h() - 1 + window.top()) / sy;
    int lastX = (in.w() - 1 + window.left()) / sx;
    PaddedMap padded =
        PaddedMap.of(pool, dy, marginY, marginX, lastY + marginY + 1, lastX + marginX + 1, 1, 0f);
    for (int py = 0; py < sy; py++) {
      for (int px = 0; px < sx; px++) {
        inputGradientOfClass(padded, weights, dx, window, groups, py, px);
      }
    }
    padded.release(pool);
  }

  private void inputGradientOfClass(
      PaddedMap dy, float[] weights, LaneTensor dx, Window window, int groups, int py, int px) {
    TensorShape in = dx.shape();
    int sy = window.strideHeight();
    int sx = window.strideWidth();
    int n = in.n();
    int firstX = Math.floorMod(px - window.left(), sx);
    if (firstX >= in.w()) {
      return;
    }
    int columns = (in.w() - firstX + sx - 1) / sx;
    int inputs = in.c() / groups;
    int outputs = weights.length / (inputs * window.taps()) / groups;
    int row = columns * n;
    float[] buffer = sx == 1 ? null : pool.take(inputs * row);
    for (int g = 0; g < groups; g++) {
      Turned turned = turned(dy, weights, window, g, inputs, outputs, py, px, firstX);
      for (int iy = Math.floorMod(py - window.top(), sy); iy < in.h(); iy += sy) {
        int shift = (iy + window.top()) / sy * dy.step(1);
        if (buffer == null) {
          int base = g * inputs * dx.plane() + iy * dx.row();
          rows(
              dx.data(), base, dx.plane(), inputs, dy.data, turned.taps, shift, turned.packed, row);
        } else {
          rows(buffer, 0, row, inputs, dy.data, turned.taps, shift, turned.packed, row);
          for (int c = 0; c < inputs; c++) {
            int to = (g * inputs + c) * dx.plane() + iy * dx.row() + firstX * n;
            for (int j = 0; j < columns; j++) {
              System.arraycopy(buffer, c * row + j * n, dx.data(), to + j * sx * n, n);
            }
          }
        }
      }
      pool.give(turned.packed);
    }
    if (buffer != null) {
      pool.give(buffer);
    }
  }

  /** Offsets in the result's gradient, and the weights that belong to them, packed. */
  private record Turned(int[] taps, float[] packed) {}

  /** The taps of a group that a class of rows and columns receives from, filter by filter. */
  private Turned turned(
      PaddedMap dy,
      float[] weights,
      Window window,
      int group,
      int inputs,
      int outputs,
      int py,
      int px,
      int firstX) {
    int sy = window.strideHeight();
    int sx = window.strideWidth();
    int marginY = (window.kernelHeight() - 1) * window.dilation();
    int marginX = (window.kernelWidth() - 1) * window.dilation();
    int[] taps = new int[outputs * window.taps()];
    int[] from = new int[taps.length];
    int count = 0;
    for (int o = group * outputs; o < (group + 1) * outputs; o++) {
      for (int ky = 0; ky < window.kernelHeight(); ky++) {
        for (int kx = 0; kx < window.kernelWidth(); kx++) {
          int dilatedY = ky * window.dilation();
          int dilatedX = kx * window.dilation();
          if ((dilatedY - py) % sy == 0 && (dilatedX - px) % sx == 0) {
            // dy row (iy + top - ky d) / sy, from the class's first row on.
            int y = (py - dilatedY) / sy + marginY;
            int x = (px - dilatedX) / sx + (firstX + window.left()) / sx + marginX;
            taps[count] = dy.offset(o, y, x);
            from[count] = o * inputs * window.taps() + ky * window.kernelWidth() + kx;
            count++;
          }
        }
      }
    }
    float[] packed = pool.take(inputs * count);
    int block;
    for (int c = 0; c < inputs; c += block) {
      block = RowSums.block(inputs - c);
      for (int t = 0; t < count; t++) {
        int to = c * count + t * block;
        for (int j = 0; j < block; j++) {
          packed[to + j] = weights[from[t] + (c + j) * window.taps()];
        }
      }
    }
    return new Turned(Arrays.copyOf(taps, count), packed);
  }

  /** Gradient with respect to the weights. */
  void weightGradient(LaneTensor dy, LaneTensor x, float[] dw, Window window, int groups) {
    if (isDepthwise(x, dy, groups)) {
      depthwise.weightGradient(dy, x, dw, window);
      return;
    }
    PaddedMap padded = padded(x, window);
    int outputs = dy.shape().c() / groups;
    int inputs = x.shape().c() / groups;
    for (int g = 0; g < groups; g++) {
      int[] taps = taps(padded, window, g * inputs, inputs);
      new WeightGradient(dy, padded, window, g * outputs, outputs, taps, dw).compute(pool);
    }
    padded.release(pool);
  }
}
