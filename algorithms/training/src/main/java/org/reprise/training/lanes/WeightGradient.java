package org.reprise.training.lanes;

import java.util.Arrays;
import org.reprise.training.tensor.Window;

/**
 * The gradient of a convolution with respect to the weights of one group: dw[o,c,ky,kx] = sum over
 * oy, ox and examples of dy[o,oy,ox] x[c, oy s + ky d - top, ox s + kx d - left]. Filters and taps
 * are taken four by four.
 */
final class WeightGradient {
  private static final int FOUR = RowProducts.FOUR;
  private static final int LANES = RowSums.LANES;

  /** Numbers of gradient rows that are handled together, so that they stay in the first cache. */
  private static final int CHUNK = 1024;

  private final LaneTensor dy;
  private final PaddedMap x;
  private final int step;
  private final int firstOutput;
  private final int outputs;
  private final int taps;
  private final int[] offsets;
  private final float[] dw;

  /**
   * Of filters {@code firstOutput} to {@code firstOutput + outputs}, whose taps lie at {@code taps}
   * in {@code x} for the first row.
   */
  WeightGradient(
      LaneTensor dy,
      PaddedMap x,
      Window window,
      int firstOutput,
      int outputs,
      int[] taps,
      float[] dw) {
    this.dy = dy;
    this.x = x;
    this.step = x.step(window.strideHeight());
    this.firstOutput = firstOutput;
    this.outputs = outputs;
    this.taps = taps.length;
    this.dw = dw;
    // The last tap is taken again where four do not divide them.
    offsets = Arrays.copyOf(taps, (taps.length + FOUR - 1) / FOUR * FOUR);
    Arrays.fill(offsets, taps.length, offsets.length, taps[taps.length - 1]);
  }

  void compute(ArrayPool pool) {
    int rows = dy.shape().h();
    int chunk = Math.max(1, CHUNK / dy.row());
    // Where one chunk is the whole map, a block's sums are complete before the next begins.
    boolean whole = chunk >= rows;
    float[] sums = pool.take((whole ? FOUR * FOUR : outputs * offsets.length) * LANES);
    Arrays.fill(sums, 0f);
    for (int row = 0; row < rows; row += chunk) {
      int end = Math.min(row + chunk, rows);
      for (int o = 0; o < outputs; o += filters(o)) {
        for (int t = 0; t < offsets.length; t += FOUR) {
          int s = whole ? 0 : place(o, t);
          addProducts(sums, s, o, t, row, end);
          if (end == rows) {
            write(sums, s, o, t);
          }
          if (whole) {
            Arrays.fill(sums, 0f);
          }
        }
      }
    }
    pool.give(sums);
  }

  /** How many filters from {@code o} on are taken together. */
  private int filters(int o) {
    return outputs - o >= FOUR ? FOUR : 1;
  }

  /** Where the vectors of a block begin. */
  private int place(int o, int t) {
    return (o * offsets.length + filters(o) * t) * LANES;
  }

  private void addProducts(float[] sums, int s, int o, int t, int firstRow, int endRow) {
    int start = (firstOutput + o) * dy.plane();
    int length = dy.row();
    for (int row = firstRow; row < endRow; row++) {
      int base = start + row * length;
      int shift = row * step;
      if (filters(o) == FOUR) {
        RowProducts.sixteenProducts(
            sums, s, dy.data(), base, dy.plane(), x.data, offsets, t, shift, length);
      } else {
        RowProducts.fourProducts(sums, s, dy.data(), base, x.data, offsets, t, shift, length);
      }
    }
  }

  private void write(float[] sums, int s, int o, int t) {
    for (int j = 0; j < filters(o); j++) {
      RowProducts.laneSums(
          sums,
          s + j * FOUR * LANES,
          dw,
          (firstOutput + o + j) * taps + t,
          Math.min(FOUR, taps - t));
    }
  }
}
