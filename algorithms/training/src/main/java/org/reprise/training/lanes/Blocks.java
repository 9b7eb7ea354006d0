package org.reprise.training.lanes;

import java.util.Arrays;
import org.reprise.training.tensor.TensorShape;

/** Copies of parts of tensors into parts of others. */
final class Blocks {
  private Blocks() {}

  /** Copies the block of {@code size} at {@code from} in one tensor to {@code to} in another. */
  static void copy(LaneTensor source, int[] from, LaneTensor target, int[] to, TensorShape size) {
    if (source.map()) {
      for (int c = 0; c < size.c(); c++) {
        for (int y = 0; y < size.h(); y++) {
          for (int x = 0; x < size.w(); x++) {
            System.arraycopy(
                source.data(),
                index(source, from[0], from[1] + c, from[2] + y, from[3] + x),
                target.data(),
                index(target, to[0], to[1] + c, to[2] + y, to[3] + x),
                size.n());
          }
        }
      }
    } else {
      for (int n = 0; n < size.n(); n++) {
        for (int c = 0; c < size.c(); c++) {
          for (int y = 0; y < size.h(); y++) {
            System.arraycopy(
                source.data(),
                index(source, from[0] + n, from[1] + c, from[2] + y, from[3]),
                target.data(),
                index(target, to[0] + n, to[1] + c, to[2] + y, to[3]),
                size.w());
          }
        }
      }
    }
  }

  /** Where a number lies. */
  static int index(LaneTensor tensor, int n, int c, int y, int x) {
    TensorShape shape = tensor.shape();
    return tensor.map()
        ? ((c * shape.h() + y) * shape.w() + x) * shape.n() + n
        : ((n * shape.c() + c) * shape.h() + y) * shape.w() + x;
  }

  /** {@code y = x times factors}, whose extents are those of x or 1. */
  static void multiply(LaneTensor x, LaneTensor factors, LaneTensor y) {
    TensorShape s = x.shape();
    TensorShape f = factors.shape();
    for (int c = 0; c < s.c(); c++) {
      for (int h = 0; h < s.h(); h++) {
        for (int w = 0; w < s.w(); w++) {
          int at = index(x, 0, c, h, w);
          int factor = factorIndex(factors, c, h, w);
          if (f.n() == 1) {
            Reductions.affine(x.data(), at, y.data(), at, s.n(), factors.data()[factor], 0f);
          } else {
            for (int n = 0; n < s.n(); n++) {
              y.data()[at + n] = x.data()[at + n] * factors.data()[factor + n];
            }
          }
        }
      }
    }
  }

  static void multiplyGradient(LaneTensor dy, LaneTensor x, LaneTensor dfactors) {
    Arrays.fill(dfactors.data(), 0f);
    TensorShape s = x.shape();
    for (int c = 0; c < s.c(); c++) {
      for (int h = 0; h < s.h(); h++) {
        for (int w = 0; w < s.w(); w++) {
          int at = index(x, 0, c, h, w);
          int factor = factorIndex(dfactors, c, h, w);
          if (dfactors.shape().n() == 1) {
            dfactors.data()[factor] +=
                (float) Reductions.products(dy.data(), at, x.data(), at, s.n(), 0f);
          } else {
            for (int n = 0; n < s.n(); n++) {
              dfactors.data()[factor + n] += dy.data()[at + n] * x.data()[at + n];
            }
          }
        }
      }
    }
  }

  private static int factorIndex(LaneTensor factors, int c, int h, int w) {
    TensorShape f = factors.shape();
    return index(factors, 0, f.c() == 1 ? 0 : c, f.h() == 1 ? 0 : h, f.w() == 1 ? 0 : w);
  }
}
