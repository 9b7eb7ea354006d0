package org.reprise.training.cuda;

import org.jspecify.annotations.Nullable;
import org.reprise.training.tensor.TensorShape;

/** Launches of batch norms and of other functions of a channel. */
final class CudaNorms {
  private CudaNorms() {}

  /** By the batch's own moments, which are put behind the result. */
  static Launch forward(
      CudaTensor x,
      @Nullable CudaBuffer scale,
      @Nullable CudaBuffer shift,
      CudaTensor y,
      double epsilon,
      int ghosts) {
    TensorShape s = x.shape();
    int moments = ghosts * s.c();
    return new Launch("batch_norm", moments)
        .read(x.buffer())
        .read(scale)
        .read(shift)
        .write(y.buffer())
        .write(y.buffer(), s.size())
        .write(y.buffer(), s.size() + moments)
        .with(s.c(), s.h() * s.w(), s.n(), ghosts)
        .with(epsilon);
  }

  /** Its gradients; those of scale and shift where there are such. */
  static Launch gradient(
      CudaTensor dy,
      CudaTensor x,
      CudaMoments moments,
      @Nullable CudaBuffer scale,
      CudaTensor dx,
      @Nullable CudaBuffer dscale,
      @Nullable CudaBuffer dshift,
      double epsilon) {
    TensorShape s = x.shape();
    Launch launch =
        new Launch("batch_norm_gradient", s.c())
            .read(dy.buffer())
            .read(x.buffer())
            .read(moments.buffer(), moments.from())
            .read(moments.buffer(), moments.from() + moments.ghosts() * s.c())
            .read(scale)
            .write(dx.buffer())
            .with(s.c(), s.h() * s.w(), s.n(), moments.ghosts())
            .with(epsilon);
    return dscale == null || dshift == null ? launch : launch.write(dscale).write(dshift);
  }

  /** By running statistics. */
  static Launch frozen(
      CudaTensor x,
      @Nullable CudaBuffer scale,
      @Nullable CudaBuffer shift,
      CudaMoments.Running running,
      CudaTensor y,
      double epsilon) {
    return inChannels("frozen_norm", y)
        .read(x.buffer())
        .read(scale)
        .read(shift)
        .write(y.buffer())
        .read(running.buffer())
        .read(running.buffer(), running.channels())
        .with(x.shape().c(), y.plane(), tiles(y))
        .with(epsilon);
  }

  /**
   * x * scale + shift.
   *
   * @param scale one number per channel from number {@code scaleFrom} on; null for 1
   * @param shift one number per channel from number {@code shiftFrom} on
   */
  static Launch affine(
      CudaTensor x,
      @Nullable CudaBuffer scale,
      int scaleFrom,
      CudaBuffer shift,
      int shiftFrom,
      CudaTensor y) {
    Launch launch = inChannels("channel_affine", y).read(x.buffer());
    return (scale == null ? launch.read(null) : launch.read(scale, scaleFrom))
        .read(shift, shiftFrom)
        .write(y.buffer())
        .with(x.shape().c(), y.plane(), tiles(y));
  }

  /** A launch in which each block stays in one channel of a map. */
  private static Launch inChannels(String kernel, CudaTensor y) {
    return new Launch(kernel, y.shape().c() * tiles(y));
  }

  private static int tiles(CudaTensor map) {
    return (map.plane() + 1023) / 1024;
  }
}
