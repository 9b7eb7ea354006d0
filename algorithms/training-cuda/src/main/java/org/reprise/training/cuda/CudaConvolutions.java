package org.reprise.training.cuda;

import org.reprise.training.tensor.TensorShape;
import org.reprise.training.tensor.Window;

/** Launches of convolutions and poolings: which kernel, how many blocks, and what they are told. */
final class CudaConvolutions {
  private static final int THREADS = 256;
  private static final int OUTPUTS = 8;

  private CudaConvolutions() {}

  /** The result of a convolution of {@code x}. */
  static Launch forward(CudaTensor x, CudaTensor weights, CudaTensor y, Window window, int groups) {
    TensorShape in = x.shape();
    TensorShape out = y.shape();
    int taps = window.taps();
    int outputs = out.c() / groups;
    int inputs = in.c() / groups;
    int tiles = tiles(out, window, outputs);
    return new Launch(
            (outputs == 1 ? "depthwise_" : "convolution_") + suffix(window, outputs),
            tiles * slices(outputs) * groups)
        .read(x.buffer())
        .read(weights.buffer())
        .write(y.buffer())
        .with(outputs, groups, inputs, in.h(), in.w(), in.n(), out.h(), out.w())
        .with(shape(window))
        .with(tiles, inputs * taps, taps, outputs * inputs * taps);
  }

  /** The gradient of the map that a convolution reads. */
  static Launch inputGradient(
      CudaTensor dy, CudaTensor weights, CudaTensor dx, Window window, int groups) {
    TensorShape in = dx.shape();
    TensorShape out = dy.shape();
    int taps = window.taps();
    int outputs = in.c() / groups;
    int inputs = out.c() / groups;
    int tiles = tiles(in, window, outputs);
    return new Launch(
            (outputs == 1 ? "depthwise_input_" : "convolution_input_") + suffix(window, outputs),
            tiles * slices(outputs) * groups)
        .read(dy.buffer())
        .read(weights.buffer())
        .write(dx.buffer())
        .with(outputs, groups, inputs, out.h(), out.w(), out.n(), in.h(), in.w())
        .with(shape(window))
        .with(tiles, taps, outputs * taps, outputs * inputs * taps);
  }

  /** The gradient of its weights. */
  static Launch weightGradient(
      CudaTensor dy, CudaTensor x, CudaTensor dw, Window window, int groups) {
    TensorShape in = x.shape();
    TensorShape out = dy.shape();
    int outputs = out.c() / groups;
    int inputs = in.c() / groups;
    int side = window.kernelWidth();
    boolean deep = outputs > 1;
    boolean known = side == 3 || side == 5;
    int columns = known ? 1 : side;
    int slices = deep ? slices(outputs) : outputs;
    String width = known ? Integer.toString(side) : deep ? "1" : "any";
    return new Launch(
            (deep ? "weight_gradient_" : "depthwise_gradient_") + width,
            columns * window.kernelHeight() * inputs * slices * groups)
        .read(dy.buffer())
        .read(x.buffer())
        .write(dw.buffer())
        .with(outputs, groups, inputs, in.h(), in.w(), in.n(), out.h(), out.w())
        .with(shape(window));
  }

  /** A pooling. */
  static Launch pool(String kernel, CudaTensor x, CudaTensor y, Window window) {
    return Launch.each(kernel, y.shape().size())
        .read(x.buffer())
        .write(y.buffer())
        .with(pooled(x.shape(), y.shape()))
        .with(shape(window));
  }

  /** The gradient of a pooling. */
  static Launch poolGradient(
      String kernel, CudaTensor dy, CudaTensor x, CudaTensor y, CudaTensor dx, Window window) {
    return Launch.each(kernel, x.shape().size())
        .read(dy.buffer())
        .read(x.buffer())
        .read(y.buffer())
        .write(dx.buffer())
        .with(pooled(x.shape(), y.shape()))
        .with(shape(window));
  }

  private static int[] pooled(TensorShape in, TensorShape out) {
    return new int[] {in.c(), 1, 1, in.h(), in.w(), in.n(), out.h(), out.w()};
  }

  private static int[] shape(Window window) {
    return new int[] {
      window.kernelHeight(),
      window.kernelWidth(),
      window.strideHeight(),
      window.strideWidth(),
      window.dilation(),
      window.top(),
      window.left()
    };
  }

  private static int slices(int outputs) {
    return outputs == 1 ? 1 : (outputs + OUTPUTS - 1) / OUTPUTS;
  }

  /** Which kernel: one for each usual side, and one for any. */
  private static String suffix(Window window, int outputs) {
    int side = window.kernelHeight();
    boolean square = side == window.kernelWidth();
    boolean known = side == 3 || side == 5 || side == 1 && outputs > 1;
    return square && known ? Integer.toString(side) : "any";
  }

  /** Blocks that share a map's positions; kernels of 1 and 3 take two positions a thread. */
  private static int tiles(TensorShape map, Window window, int outputs) {
    String suffix = suffix(window, outputs);
    int share = suffix.equals("1") || suffix.equals("3") ? 2 * THREADS : THREADS;
    int plane = map.h() * map.w() * map.n();
    return (plane + share - 1) / share;
  }
}
