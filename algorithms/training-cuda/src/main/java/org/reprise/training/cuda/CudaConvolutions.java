package org.reprise.training.cuda;

import org.reprise.space.InvalidInputException;
import org.reprise.training.tensor.TensorShape;
import org.reprise.training.tensor.Window;

/** Launches of convolutions and poolings: which kernel, how many blocks, and what they are told. */
final class CudaConvolutions {
  private static final int THREADS = 256;
  private static final int OUTPUTS = 8;
  private static final int DEPTH = 8;
  // As many weights as a kernel holds of one filter and channel.
  private static final int MOST_TAPS = 1024;

  private CudaConvolutions() {}

  /**
   * The result of a convolution of {@code x}.
   *
   * @throws InvalidInputException if the window has more than 1024 places
   */
  static Launch forward(CudaTensor x, CudaTensor weights, CudaTensor y, Window window, int groups) {
    TensorShape in = x.shape();
    TensorShape out = y.shape();
    int taps = window.taps();
    if (taps > MOST_TAPS) {
      throw new InvalidInputException(
          "engine cuda takes convolutions and linear layers over at most %d places of a map, not %d x %d"
              .formatted(MOST_TAPS, window.kernelHeight(), window.kernelWidth()));
    }
    int outputs = out.c() / groups;
    int inputs = in.c() / groups;
    int tiles = tiles(out, window, outputs, inputs);
    return new Launch(
            kernel("", window, outputs, inputs), blocks(tiles, window, outputs, inputs, groups))
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
    int tiles = tiles(in, window, outputs, inputs);
    return new Launch(
            kernel("input_", window, outputs, inputs),
            blocks(tiles, window, outputs, inputs, groups))
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
    return new Launch(
            gradientKernel(window, outputs, inputs),
            gradientBlocks(window, outputs, inputs, groups))
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

  /** Whether each channel is convolved by itself, by a kernel that is made for that. */
  private static boolean isDepthwise(Window window, int outputs, int inputs) {
    int side = window.kernelHeight();
    return outputs == 1 && inputs == 1 && side == window.kernelWidth() && (side == 3 || side == 5);
  }

  private static String kernel(String direction, Window window, int outputs, int inputs) {
    if (isDepthwise(window, outputs, inputs)) {
      return "depthwise_" + direction + window.kernelHeight();
    }
    return (outputs == 1 ? "depthwise_" : "convolution_") + direction + suffix(window, outputs);
  }

  private static int blocks(int tiles, Window window, int outputs, int inputs, int groups) {
    return isDepthwise(window, outputs, inputs)
        ? tiles * ((groups + DEPTH - 1) / DEPTH)
        : tiles * slices(outputs) * groups;
  }

  private static String gradientKernel(Window window, int outputs, int inputs) {
    int side = window.kernelWidth();
    if (isDepthwise(window, outputs, inputs)) {
      return "depthwise_gradient_" + side;
    }
    if (outputs == 1) {
      return "depthwise_gradient_any";
    }
    return "weight_gradient_" + (side == 3 || side == 5 ? side : 1);
  }

  private static int gradientBlocks(Window window, int outputs, int inputs, int groups) {
    int side = window.kernelWidth();
    if (isDepthwise(window, outputs, inputs)) {
      return groups;
    }
    int columns = outputs > 1 && (side == 3 || side == 5) ? 1 : side;
    // Channels that a block takes together, as the kernels' templates say.
    int bundle = outputs == 1 || side == 5 ? 1 : side == 3 ? 2 : 4;
    int bundles = (inputs + bundle - 1) / bundle;
    return columns * window.kernelHeight() * bundles * slices(outputs) * groups;
  }

  private static int slices(int outputs) {
    return (outputs + OUTPUTS - 1) / OUTPUTS;
  }

  /** Which kernel: one for each usual side, and one for any. */
  private static String suffix(Window window, int outputs) {
    int side = window.kernelHeight();
    boolean square = side == window.kernelWidth();
    boolean known = outputs > 1 && (side == 1 || side == 3 || side == 5);
    return square && known ? Integer.toString(side) : "any";
  }

  /** Blocks that share a map's positions; kernels of 1 and 3 take two positions a thread. */
  private static int tiles(TensorShape map, Window window, int outputs, int inputs) {
    int side = window.kernelHeight();
    boolean two =
        outputs > 1
            ? side == window.kernelWidth() && (side == 1 || side == 3)
            : isDepthwise(window, outputs, inputs) && side == 3;
    int share = two ? 2 * THREADS : THREADS;
    int plane = map.h() * map.w() * map.n();
    return (plane + share - 1) / share;
  }
}
