package org.reprise.training.lanes;

import java.util.Arrays;

/**
 * A copy of a map with a border, in which each tap of a window over a row of results is one run of
 * memory. Columns are sorted by their remainder modulo the stride, so that this holds for strided
 * windows, too: position of padded row y, column x of channel c is {@code ((c height + y) stride +
 * x % stride) * groupWidth + x / stride}, times the batch.
 */
final class PaddedMap {
  private final int batch;
  private final int height;
  private final int groupWidth;
  private final int stride;
  private final boolean copied;

  /** The numbers. */
  final float[] data;

  private PaddedMap(
      float[] data, boolean copied, int batch, int height, int groupWidth, int stride) {
    this.data = data;
    this.copied = copied;
    this.batch = batch;
    this.height = height;
    this.groupWidth = groupWidth;
    this.stride = stride;
  }

  /**
   * The map {@code x} from {@code top} rows above and {@code left} columns before its corner,
   * {@code height} x {@code width} in all; what lies outside of it is {@code border}.
   */
  static PaddedMap of(
      ArrayPool pool,
      LaneTensor x,
      int top,
      int left,
      int height,
      int width,
      int stride,
      float border) {
    int n = x.shape().n();
    int h = x.shape().h();
    int w = x.shape().w();
    if (stride == 1 && top == 0 && left == 0 && height == h && width == w) {
      return new PaddedMap(x.data(), false, n, h, w, 1);
    }
    int groupWidth = (width + stride - 1) / stride;
    int row = stride * groupWidth * n;
    int channels = x.shape().c();
    float[] data = pool.take(channels * height * row);
    int firstColumn = Math.max(0, left);
    int endColumn = Math.min(width, w + left);
    for (int c = 0; c < channels; c++) {
      for (int y = 0; y < height; y++) {
        int to = (c * height + y) * row;
        int from = (c * h + y - top) * w * n;
        if (y < top || y >= top + h || endColumn <= firstColumn) {
          Arrays.fill(data, to, to + row, border);
        } else if (stride == 1) {
          Arrays.fill(data, to, to + firstColumn * n, border);
          System.arraycopy(
              x.data(),
              from + (firstColumn - left) * n,
              data,
              to + firstColumn * n,
              (endColumn - firstColumn) * n);
          Arrays.fill(data, to + endColumn * n, to + row, border);
        } else {
          Arrays.fill(data, to, to + row, border);
          for (int column = firstColumn; column < endColumn; column++) {
            int place = column % stride * groupWidth + column / stride;
            System.arraycopy(x.data(), from + (column - left) * n, data, to + place * n, n);
          }
        }
      }
    }
    return new PaddedMap(data, true, n, height, groupWidth, stride);
  }

  /**
   * A map of one channel that is all zeros, with the layout that {@link #of} gives the whole: its
   * channels go through it one after the other, which a cache can hold.
   */
  static PaddedMap ofOneChannel(ArrayPool pool, int batch, int height, int width, int stride) {
    int groupWidth = (width + stride - 1) / stride;
    float[] data = pool.take(height * stride * groupWidth * batch);
    Arrays.fill(data, 0f);
    return new PaddedMap(data, true, batch, height, groupWidth, stride);
  }

  /** Puts a channel of {@code x} into this map of one channel; the border stays as it is. */
  void fill(LaneTensor x, int channel, int top, int left) {
    int h = x.shape().h();
    int w = x.shape().w();
    int row = stride * groupWidth * batch;
    int firstColumn = Math.max(0, left);
    int endColumn = Math.min(stride * groupWidth, w + left);
    for (int y = Math.max(0, top); y < Math.min(height, top + h); y++) {
      int from = channel * x.plane() + (y - top) * x.row() - left * batch;
      if (stride == 1 && endColumn > firstColumn) {
        System.arraycopy(
            x.data(),
            from + firstColumn * batch,
            data,
            y * row + firstColumn * batch,
            (endColumn - firstColumn) * batch);
      } else {
        for (int column = firstColumn; column < endColumn; column++) {
          int to = y * row + (column % stride * groupWidth + column / stride) * batch;
          if (batch == 1) {
            data[to] = x.data()[from + column];
          } else {
            System.arraycopy(x.data(), from + column * batch, data, to, batch);
          }
        }
      }
    }
  }

  /** A border-filled map of the same layout, for gradients that are gathered in it. */
  PaddedMap blank(ArrayPool pool) {
    float[] blank = pool.take(data.length);
    Arrays.fill(blank, 0f);
    return new PaddedMap(blank, true, batch, height, groupWidth, stride);
  }

  /** Where padded row {@code y}, column {@code x} of {@code channel} begins. */
  int offset(int channel, int y, int x) {
    return ((channel * height + y) * stride + x % stride) * groupWidth * batch + x / stride * batch;
  }

  /** How far a tap moves from one row of results to the next, that many rows on. */
  int step(int rows) {
    return rows * stride * groupWidth * batch;
  }

  /** How far a tap moves from one channel to the next. */
  int plane() {
    return height * stride * groupWidth * batch;
  }

  void release(ArrayPool pool) {
    if (copied) {
      pool.give(data);
    }
  }
}
