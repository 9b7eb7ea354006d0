package org.reprise.training.lanes;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.reprise.training.tensor.Window;

/**
 * Pooling. The average is a depthwise convolution with ones, divided by the number of taps inside
 * the map; the maximum goes over the taps of a bordered copy.
 */
final class Pools {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private final ArrayPool pool;
  private final Convolutions convolutions;

  Pools(ArrayPool pool, Convolutions convolutions) {
    this.pool = pool;
    this.convolutions = convolutions;
  }

  void average(LaneTensor x, LaneTensor y, Window window) {
    convolutions.forward(x, ones(x.shape().c() * window.taps()), y, window, x.shape().c());
    divideByCounts(y, y, x.shape().h(), x.shape().w(), window);
  }

  void averageGradient(LaneTensor dy, LaneTensor dx, Window window) {
    int channels = dx.shape().c();
    LaneTensor divided = new LaneTensor(dy.shape(), pool.take(dy.data().length), true);
    divideByCounts(dy, divided, dx.shape().h(), dx.shape().w(), window);
    convolutions.inputGradient(divided, ones(channels * window.taps()), dx, window, channels);
    pool.give(divided.data());
  }

  private static float[] ones(int length) {
    float[] ones = new float[length];
    Arrays.fill(ones, 1f);
    return ones;
  }

  private static void divideByCounts(
      LaneTensor from, LaneTensor to, int height, int width, Window window) {
    int n = from.shape().n();
    for (int oy = 0; oy < window.outputHeight(); oy++) {
      int rows =
          inside(oy * window.strideHeight() - window.top(), window.kernelHeight(), height, window);
      for (int ox = 0; ox < window.outputWidth(); ox++) {
        int columns =
            inside(ox * window.strideWidth() - window.left(), window.kernelWidth(), width, window);
        // A window that lies wholly in the padding has the sum 0, and stays 0.
        float share = 1f / Math.max(1, rows * columns);
        for (int c = 0; c < from.shape().c(); c++) {
          int start = c * from.plane() + oy * from.row() + ox * n;
          Reductions.affine(from.data(), start, to.data(), start, n, share, 0f);
        }
      }
    }
  }

  private static int inside(int from, int kernel, int side, Window window) {
    int count = 0;
    for (int k = 0; k < kernel; k++) {
      int at = from + k * window.dilation();
      if (at >= 0 && at < side) {
        count++;
      }
    }
    return count;
  }

  void maximum(LaneTensor x, LaneTensor y, Window window) {
    PaddedMap padded = padded(x, window);
    int row = y.row();
    forEachRow(
        y,
        window,
        (c, oy, ky, kx, start) -> {
          int tap = padded.offset(c, ky, kx) + oy * padded.step(window.strideHeight());
          if (ky == 0 && kx == 0) {
            System.arraycopy(padded.data, tap, y.data(), start, row);
          } else {
            maximumInto(padded.data, tap, y.data(), start, row);
          }
        });
    padded.release(pool);
  }

  void maximumGradient(LaneTensor dy, LaneTensor x, LaneTensor y, LaneTensor dx, Window window) {
    PaddedMap padded = padded(x, window);
    PaddedMap gathered = padded.blank(pool);
    int row = y.row();
    float[] open = pool.take(row);
    forEachRow(
        y,
        window,
        (c, oy, ky, kx, start) -> {
          int tap = padded.offset(c, ky, kx) + oy * padded.step(window.strideHeight());
          if (ky == 0 && kx == 0) {
            System.arraycopy(dy.data(), start, open, 0, row);
          }
          claim(padded.data, gathered.data, tap, y.data(), start, open, row);
        });
    pool.give(open);
    int n = dx.shape().n();
    for (int c = 0; c < dx.shape().c(); c++) {
      for (int iy = 0; iy < dx.shape().h(); iy++) {
        for (int ix = 0; ix < dx.shape().w(); ix++) {
          int to = c * dx.plane() + iy * dx.row() + ix * n;
          if (iy + window.top() < window.reachHeight()
              && ix + window.left() < window.reachWidth()) {
            System.arraycopy(
                gathered.data,
                gathered.offset(c, iy + window.top(), ix + window.left()),
                dx.data(),
                to,
                n);
          } else {
            Arrays.fill(dx.data(), to, to + n, 0f);
          }
        }
      }
    }
    pool.give(gathered.data);
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
        Float.NEGATIVE_INFINITY);
  }

  private interface TapVisitor {
    void visit(int channel, int outputRow, int ky, int kx, int start);
  }

  private static void forEachRow(LaneTensor y, Window window, TapVisitor visitor) {
    for (int c = 0; c < y.shape().c(); c++) {
      for (int oy = 0; oy < window.outputHeight(); oy++) {
        int start = c * y.plane() + oy * y.row();
        for (int ky = 0; ky < window.kernelHeight(); ky++) {
          for (int kx = 0; kx < window.kernelWidth(); kx++) {
            visitor.visit(c, oy, ky * window.dilation(), kx * window.dilation(), start);
          }
        }
      }
    }
  }

  private static void maximumInto(float[] x, int tap, float[] y, int start, int length) {
    int i = 0;
    for (; i <= length - SPECIES.length(); i += SPECIES.length()) {
      FloatVector.fromArray(SPECIES, x, tap + i)
          .max(FloatVector.fromArray(SPECIES, y, start + i))
          .intoArray(y, start + i);
    }
    for (; i < length; i++) {
      y[start + i] = Math.max(y[start + i], x[tap + i]);
    }
  }

  /** Where the tap holds the maximum, it takes what is still open of the gradient. */
  private static void claim(
      float[] x, float[] dx, int tap, float[] y, int start, float[] open, int length) {
    int i = 0;
    for (; i <= length - SPECIES.length(); i += SPECIES.length()) {
      FloatVector gradient = FloatVector.fromArray(SPECIES, open, i);
      VectorMask<Float> isMaximum =
          FloatVector.fromArray(SPECIES, x, tap + i)
              .compare(VectorOperators.EQ, FloatVector.fromArray(SPECIES, y, start + i));
      FloatVector sum = FloatVector.fromArray(SPECIES, dx, tap + i);
      sum.add(gradient, isMaximum).intoArray(dx, tap + i);
      gradient.blend(0f, isMaximum).intoArray(open, i);
    }
    for (; i < length; i++) {
      if (x[tap + i] == y[start + i]) {
        dx[tap + i] += open[i];
        open[i] = 0f;
      }
    }
  }
}
