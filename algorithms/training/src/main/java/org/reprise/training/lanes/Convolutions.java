package org.reprise.training.lanes;

import java.util.Arrays;
import org.reprise.training.tensor.TensorShape;
import org.reprise.training.tensor.Window;

/**
 * Convolution and its two gradients as weighted sums of runs of memory: direct convolution, with no
 * unfolded copy of the input beyond its border.
 */
final class Convolutions {
  /** Numbers of gradient rows that are handled together, so that they stay in the first cache. */
  private static final int CHUNK = 1024;

  private final ArrayPool pool;

  Convolutions(ArrayPool pool) {
    this.pool = pool;
  }

  /** y[o] = sum over c, ky, kx of w[o,c,ky,kx] x[c, oy s + ky d - top, ox s + kx d - left]. */
  void forward(LaneTensor x, float[] weights, LaneTensor y, Window window, int groups) {
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
    int[][] taps = new int[groups][];
    float[][] packed = new float[groups][];
    for (int g = 0; g < groups; g++) {
      int inputs = weights.length / (y.shape().c() * window.taps());
      taps[g] = taps(x, window, g * inputs, inputs);
      packed[g] = packed(weights, g * outputs, outputs, taps[g].length);
    }
    int row = y.row();
    int plane = y.plane();
    for (int oy = 0; oy < window.outputHeight(); oy++) {
      int shift = oy * x.step(window.strideHeight());
      for (int g = 0; g < groups; g++) {
        int base = g * outputs * plane + oy * row;
        outputRows(y.data(), base, plane, outputs, x.data, taps[g], shift, packed[g], row);
      }
    }
  }

  private static void outputRows(
      float[] out,
      int base,
      int plane,
      int outputs,
      float[] in,
      int[] taps,
      int shift,
      float[] packed,
      int row) {
    int o = 0;
    for (; o <= outputs - RowKernels.BLOCK; o += RowKernels.BLOCK) {
      RowKernels.fourRows(
          out, base + o * plane, plane, in, taps, shift, packed, o * taps.length, row);
    }
    for (; o < outputs; o++) {
      RowKernels.oneRow(out, base + o * plane, in, taps, shift, packed, o * taps.length, row);
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

  /** Weights of blocks of four filters beside each other, tap by tap; single filters after. */
  private static float[] packed(float[] weights, int first, int filters, int taps) {
    float[] packed = new float[filters * taps];
    int blocked = filters - filters % RowKernels.BLOCK;
    for (int o = 0; o < filters; o++) {
      for (int t = 0; t < taps; t++) {
        int place =
            o < blocked
                ? (o / RowKernels.BLOCK * taps + t) * RowKernels.BLOCK + o % RowKernels.BLOCK
                : o * taps + t;
        packed[place] = weights[(first + o) * taps + t];
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
    int marginY = (window.kernelHeight() - 1) * window.dilation();
    int marginX = (window.kernelWidth() - 1) * window.dilation();
    int[][] keptTaps = new int[groups][];
    float[][] packed = new float[groups][];
    for (int g = 0; g < groups; g++) {
      int[] taps = new int[outputs * window.taps()];
      float[] turned = new float[inputs * taps.length];
      int count = 0;
      for (int o = 0; o < outputs; o++) {
        for (int ky = 0; ky < window.kernelHeight(); ky++) {
          for (int kx = 0; kx < window.kernelWidth(); kx++) {
            int dilatedY = ky * window.dilation();
            int dilatedX = kx * window.dilation();
            if ((dilatedY - py) % sy == 0 && (dilatedX - px) % sx == 0) {
              // dy row (iy + top - ky d) / sy, from the class's first row on.
              int y = (py - dilatedY) / sy + marginY;
              int x = (px - dilatedX) / sx + (firstX + window.left()) / sx + marginX;
              taps[count] = dy.offset(g * outputs + o, y, x);
              for (int c = 0; c < inputs; c++) {
                turned[c * taps.length + count] =
                    weights[
                        (((g * outputs + o) * inputs + c) * window.kernelHeight() + ky)
                                * window.kernelWidth()
                            + kx];
              }
              count++;
            }
          }
        }
      }
      keptTaps[g] = Arrays.copyOf(taps, count);
      float[] rows = new float[inputs * count];
      for (int c = 0; c < inputs; c++) {
        System.arraycopy(turned, c * taps.length, rows, c * count, count);
      }
      packed[g] = packed(rows, 0, inputs, count);
    }
    int row = columns * n;
    float[] buffer = sx == 1 ? null : pool.take(inputs * row);
    for (int iy = Math.floorMod(py - window.top(), sy); iy < in.h(); iy += sy) {
      int shift = (iy + window.top()) / sy * dy.step(1);
      for (int g = 0; g < groups; g++) {
        if (sx == 1) {
          int base = g * inputs * dx.plane() + iy * dx.row();
          outputRows(
              dx.data(), base, dx.plane(), inputs, dy.data, keptTaps[g], shift, packed[g], row);
        } else {
          outputRows(buffer, 0, row, inputs, dy.data, keptTaps[g], shift, packed[g], row);
          for (int c = 0; c < inputs; c++) {
            int to = (g * inputs + c) * dx.plane() + iy * dx.row() + firstX * n;
            for (int j = 0; j < columns; j++) {
              System.arraycopy(buffer, c * row + j * n, dx.data(), to + j * sx * n, n);
            }
          }
        }
      }
    }
    if (buffer != null) {
      pool.give(buffer);
    }
  }

  /** dw[o,c,ky,kx] = sum over oy, ox and examples of dy[o,oy,ox] x[c, oy s + ky d - top, ...]. */
  void weightGradient(LaneTensor dy, LaneTensor x, float[] dw, Window window, int groups) {
    PaddedMap padded = padded(x, window);
    int outputs = dy.shape().c() / groups;
    int inputs = x.shape().c() / groups;
    int taps = inputs * window.taps();
    // Taps are taken in fours; the last ones are taken again where four do not divide them.
    int fours = (taps + RowKernels.BLOCK - 1) / RowKernels.BLOCK;
    int row = dy.row();
    int rows = window.outputHeight();
    int chunk = Math.max(1, Math.min(rows, CHUNK / row));
    int lanes = RowKernels.LANES;
    float[] sums = pool.take(fours * RowKernels.BLOCK * outputs * lanes);
    int blocked = outputs - outputs % RowKernels.BLOCK;
    for (int g = 0; g < groups; g++) {
      int[] exact = taps(padded, window, g * inputs, inputs);
      int[] offsets = Arrays.copyOf(exact, fours * RowKernels.BLOCK);
      Arrays.fill(offsets, taps, offsets.length, exact[taps - 1]);
      Arrays.fill(sums, 0f);
      for (int oy = 0; oy < rows; oy += chunk) {
        int end = Math.min(oy + chunk, rows);
        for (int o = 0; o < outputs; o += o < blocked ? RowKernels.BLOCK : 1) {
          int base = (g * outputs + o) * dy.plane();
          for (int f = 0; f < offsets.length; f += RowKernels.BLOCK) {
            int s = place(o, f, outputs, fours) * lanes;
            for (int r = oy; r < end; r++) {
              int shift = r * padded.step(window.strideHeight());
              if (o < blocked) {
                RowKernels.sixteenProducts(
                    sums,
                    s,
                    dy.data(),
                    base + r * row,
                    dy.plane(),
                    padded.data,
                    offsets,
                    f,
                    shift,
                    row);
              } else {
                RowKernels.fourProducts(
                    sums, s, dy.data(), base + r * row, padded.data, offsets, f, shift, row);
              }
            }
          }
        }
      }
      for (int o = 0; o < outputs; o++) {
        for (int t = 0; t < taps; t++) {
          dw[(g * outputs + o) * taps + t] =
              (float) Reductions.sum(sums, place(o, t, outputs, fours) * lanes, lanes);
        }
      }
    }
    pool.give(sums);
    padded.release(pool);
  }

  /** Number of the vector of sums of filter {@code o} and tap {@code t}: four by four together. */
  private static int place(int o, int t, int outputs, int fours) {
    int block = RowKernels.BLOCK;
    int blocked = outputs - outputs % block;
    return o < blocked
        ? ((o / block * fours + t / block) * block + o % block) * block + t % block
        : (o * fours + t / block) * block + t % block;
  }
}
