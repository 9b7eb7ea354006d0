package org.reprise.training.lanes;

import org.jspecify.annotations.Nullable;
import org.reprise.training.tensor.TensorShape;

/**
 * Batch normalisation (Ioffe and Szegedy 2015, algorithm 1): y = scale (x - mean) / sqrt(variance +
 * epsilon) + shift, with mean and biased variance of each channel, or of each ghost batch of it.
 */
final class BatchNorms {
  private BatchNorms() {}

  /** Mean and variance, index ghost * channels + channel. */
  static void statistics(LaneTensor x, double[] mean, double[] variance, int ghosts) {
    Segments segments = new Segments(x, ghosts);
    int channels = x.shape().c();
    for (int g = 0; g < ghosts; g++) {
      for (int c = 0; c < channels; c++) {
        double sum = 0;
        for (int k = 0; k < segments.count; k++) {
          sum += Reductions.sum(x.data(), segments.start(c, g, k), segments.length);
        }
        float center = (float) (sum / segments.numbers());
        double squares = 0;
        double rest = 0;
        for (int k = 0; k < segments.count; k++) {
          squares += Reductions.squares(x.data(), segments.start(c, g, k), segments.length, center);
        }
        // The center was rounded to a float: what is left of it is second order.
        rest = sum / segments.numbers() - center;
        mean[g * channels + c] = sum / segments.numbers();
        variance[g * channels + c] = Math.max(0, squares / segments.numbers() - rest * rest);
      }
    }
  }

  static void normalise(
      LaneTensor x,
      LaneTensor y,
      double[] mean,
      double[] variance,
      float @Nullable [] scale,
      float @Nullable [] shift,
      double epsilon,
      int ghosts) {
    Segments segments = new Segments(x, ghosts);
    int channels = x.shape().c();
    for (int g = 0; g < ghosts; g++) {
      for (int c = 0; c < channels; c++) {
        int at = g * channels + c;
        double factor = factor(scale, c, variance[at], epsilon);
        double summand = summand(shift, c, mean[at], factor);
        for (int k = 0; k < segments.count; k++) {
          int start = segments.start(c, g, k);
          Reductions.affine(
              x.data(), start, y.data(), start, segments.length, (float) factor, (float) summand);
        }
      }
    }
  }

  /** What a channel's numbers are multiplied by; {@code scale} may be null. */
  static double factor(float @Nullable [] scale, int channel, double variance, double epsilon) {
    return (scale == null ? 1 : scale[channel]) / Math.sqrt(variance + epsilon);
  }

  /** What is then added to them; {@code shift} may be null. */
  static double summand(float @Nullable [] shift, int channel, double mean, double factor) {
    return (shift == null ? 0 : shift[channel]) - mean * factor;
  }

  /**
   * With h the normalised input: dscale = sum dy h, dshift = sum dy, dx = scale / deviation (dy -
   * mean(dy) - h mean(dy h)) (ibid., section 3).
   */
  static void gradient(
      LaneTensor dy,
      LaneTensor x,
      double[] mean,
      double[] variance,
      float @Nullable [] scale,
      double epsilon,
      int ghosts,
      LaneTensor dx,
      float @Nullable [] dscale,
      float @Nullable [] dshift) {
    Segments segments = new Segments(x, ghosts);
    int channels = x.shape().c();
    for (int g = 0; g < ghosts; g++) {
      for (int c = 0; c < channels; c++) {
        int at = g * channels + c;
        float center = (float) mean[at];
        double inverse = 1 / Math.sqrt(variance[at] + epsilon);
        double sum = 0;
        double products = 0;
        for (int k = 0; k < segments.count; k++) {
          int start = segments.start(c, g, k);
          sum += Reductions.sum(dy.data(), start, segments.length);
          products +=
              Reductions.products(dy.data(), start, x.data(), start, segments.length, center);
        }
        double factor = (scale == null ? 1 : scale[c]) * inverse;
        double meanProduct = products * inverse / segments.numbers();
        float forX = (float) (-factor * meanProduct * inverse);
        float rest =
            (float) (factor * (meanProduct * inverse * mean[at] - sum / segments.numbers()));
        for (int k = 0; k < segments.count; k++) {
          Reductions.combine(
              dy.data(),
              x.data(),
              dx.data(),
              segments.start(c, g, k),
              segments.length,
              (float) factor,
              forX,
              rest);
        }
        if (dscale != null && dshift != null) {
          dscale[c] += (float) (products * inverse);
          dshift[c] += (float) sum;
        }
      }
    }
  }

  /** The runs of memory that a ghost batch has in a channel: one, or one per pixel. */
  private static final class Segments {
    final int count;
    final int length;
    private final int plane;
    private final int stride;

    Segments(LaneTensor x, int ghosts) {
      TensorShape shape = x.shape();
      if (shape.n() % ghosts != 0) {
        throw new IllegalArgumentException(
            ghosts + " ghost batches do not divide " + shape.n() + " examples");
      }
      plane = x.plane();
      count = ghosts == 1 ? 1 : shape.h() * shape.w();
      stride = shape.n();
      length = ghosts == 1 ? plane : shape.n() / ghosts;
    }

    int start(int channel, int ghost, int k) {
      return channel * plane + k * stride + ghost * length;
    }

    int numbers() {
      return count * length;
    }
  }
}
