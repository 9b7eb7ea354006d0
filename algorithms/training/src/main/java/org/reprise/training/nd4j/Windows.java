package org.reprise.training.nd4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.reprise.space.network.Layer.Pooling.Kind;
import org.reprise.training.tensor.TensorShape;
import org.reprise.training.tensor.Window;

/**
 * Convolution and pooling by ND4J's custom operations. The border is laid on here, since theirs is
 * either the same on both sides or TensorFlow's, and since their average over a padded border
 * differs between forward and backward.
 */
final class Windows {
  /** ND4J's number for weights of filters x channels x rows x columns. */
  private static final int FILTERS_FIRST = 1;

  private static final int NO_PADDING = 0;
  private static final int CHANNELS_FIRST = 0;

  /** Divisor of an average; any will do, since the border is laid on before. */
  private static final int WINDOW_INSIDE = 0;

  private final DataType type;

  Windows(DataType type) {
    this.type = type;
  }

  INDArray convolution(INDArray x, INDArray weights, Window window, int groups) {
    try (Bordered bordered = bordered(x, window, 0)) {
      long filters = weights.size(0);
      INDArray y =
          Nd4j.create(type, x.size(0), filters, window.outputHeight(), window.outputWidth());
      for (int g = 0; g < groups; g++) {
        try (Part part = channels(bordered.array, g, groups);
            Part kernel = filters(weights, g, groups)) {
          INDArray result = groups == 1 ? y : emptyPart(y, groups);
          run("conv2d", window, new INDArray[] {part.array, kernel.array}, result);
          if (groups > 1) {
            y.put(channelRange(y, g, groups), result);
            result.close();
          }
        }
      }
      return y;
    }
  }

  INDArray inputGradient(INDArray dy, INDArray weights, TensorShape x, Window window, int groups) {
    TensorShape size = borderedSize(x, window);
    try (INDArray zeros = Nd4j.create(type, Nd4jOperations.extents(size));
        INDArray gradient = Nd4j.create(type, Nd4jOperations.extents(size));
        INDArray unused = Nd4j.create(type, weights.shape())) {
      gradients(zeros, weights, dy, window, groups, gradient, unused);
      return withoutBorder(gradient, x, window);
    }
  }

  INDArray weightGradient(INDArray dy, INDArray x, TensorShape weights, Window window, int groups) {
    INDArray gradient = Nd4j.create(type, Nd4jOperations.extents(weights));
    try (Bordered bordered = bordered(x, window, 0);
        INDArray zeros = Nd4j.create(type, Nd4jOperations.extents(weights));
        INDArray unused = Nd4j.create(type, bordered.array.shape())) {
      gradients(bordered.array, zeros, dy, window, groups, unused, gradient);
    }
    return gradient;
  }

  private void gradients(
      INDArray x,
      INDArray weights,
      INDArray dy,
      Window window,
      int groups,
      INDArray dx,
      INDArray dw) {
    for (int g = 0; g < groups; g++) {
      try (Part part = channels(x, g, groups);
          Part kernel = filters(weights, g, groups);
          Part gradient = channels(dy, g, groups)) {
        INDArray forX = groups == 1 ? dx : Nd4j.create(type, part.array.shape());
        INDArray forW = groups == 1 ? dw : Nd4j.create(type, kernel.array.shape());
        run(
            "conv2d_bp",
            window,
            new INDArray[] {part.array, kernel.array, gradient.array},
            forX,
            forW);
        if (groups > 1) {
          dx.put(channelRange(dx, g, groups), forX);
          dw.put(
              new INDArrayIndex[] {
                range(dw.size(0), g, groups),
                NDArrayIndex.all(),
                NDArrayIndex.all(),
                NDArrayIndex.all()
              },
              forW);
          forX.close();
          forW.close();
        }
      }
    }
  }

  INDArray pool(INDArray x, Kind kind, Window window) {
    try (Bordered bordered = bordered(x, window, border(kind))) {
      INDArray y =
          Nd4j.create(type, x.size(0), x.size(1), window.outputHeight(), window.outputWidth());
      run(kind == Kind.MAX ? "maxpool2d" : "avgpool2d", window, array(bordered.array), y);
      if (kind == Kind.AVERAGE) {
        try (INDArray shares = shares(x, window)) {
          y.muli(shares);
        }
      }
      return y;
    }
  }

  INDArray poolGradient(INDArray dy, INDArray x, Kind kind, Window window) {
    TensorShape shape =
        new TensorShape((int) x.size(0), (int) x.size(1), (int) x.size(2), (int) x.size(3));
    try (Bordered bordered = bordered(x, window, border(kind));
        INDArray gradient = Nd4j.create(type, bordered.array.shape())) {
      if (kind == Kind.MAX) {
        run("maxpool2d_bp", window, new INDArray[] {bordered.array, dy}, gradient);
      } else {
        try (INDArray shares = shares(x, window);
            INDArray divided = dy.mul(shares)) {
          run("avgpool2d_bp", window, new INDArray[] {bordered.array, divided}, gradient);
        }
      }
      return withoutBorder(gradient, shape, window);
    }
  }

  private static double border(Kind kind) {
    return kind == Kind.MAX ? -1e30 : 0;
  }

  /** Taps of the window over taps inside the map, for each position of the result. */
  private INDArray shares(INDArray x, Window window) {
    double[] shares = new double[window.outputHeight() * window.outputWidth()];
    for (int oy = 0; oy < window.outputHeight(); oy++) {
      for (int ox = 0; ox < window.outputWidth(); ox++) {
        int inside = 0;
        for (int tap = 0; tap < window.taps(); tap++) {
          int y =
              oy * window.strideHeight()
                  + tap / window.kernelWidth() * window.dilation()
                  - window.top();
          int column =
              ox * window.strideWidth()
                  + tap % window.kernelWidth() * window.dilation()
                  - window.left();
          if (y >= 0 && y < x.size(2) && column >= 0 && column < x.size(3)) {
            inside++;
          }
        }
        shares[oy * window.outputWidth() + ox] = (double) window.taps() / Math.max(1, inside);
      }
    }
    INDArray array = Nd4j.create(type, 1, 1, window.outputHeight(), window.outputWidth());
    for (int i = 0; i < shares.length; i++) {
      array.putScalar(i, shares[i]);
    }
    return array;
  }

  private static INDArray[] array(INDArray one) {
    return new INDArray[] {one};
  }

  private static void run(String name, Window window, INDArray[] inputs, INDArray... outputs) {
    boolean convolution = name.startsWith("conv");
    Nd4j.exec(
        DynamicCustomOp.builder(name)
            .addInputs(inputs)
            .addOutputs(outputs)
            .addIntegerArguments(
                window.kernelHeight(),
                window.kernelWidth(),
                window.strideHeight(),
                window.strideWidth(),
                0,
                0,
                window.dilation(),
                window.dilation(),
                NO_PADDING,
                convolution ? CHANNELS_FIRST : WINDOW_INSIDE,
                convolution ? FILTERS_FIRST : CHANNELS_FIRST)
            .build());
  }

  private static TensorShape borderedSize(TensorShape x, Window window) {
    return new TensorShape(x.n(), x.c(), window.reachHeight(), window.reachWidth());
  }

  /** A map with its border; a copy, or the map itself where nothing is added or cut. */
  private record Bordered(INDArray array, boolean copy) implements AutoCloseable {
    @Override
    public void close() {
      if (copy) {
        array.close();
      }
    }
  }

  private Bordered bordered(INDArray x, Window window, double border) {
    TensorShape shape =
        new TensorShape((int) x.size(0), (int) x.size(1), (int) x.size(2), (int) x.size(3));
    TensorShape size = borderedSize(shape, window);
    if (size.equals(shape)) {
      return new Bordered(x, false);
    }
    INDArray whole = Nd4j.create(type, Nd4jOperations.extents(size));
    if (border != 0) {
      whole.assign(border);
    }
    TensorShape inner = inner(shape, size, window);
    try (INDArray reached = x.get(Nd4jOperations.block(new int[4], inner)).dup('c')) {
      whole.put(
          Nd4jOperations.block(new int[] {0, 0, window.top(), window.left()}, inner), reached);
    }
    return new Bordered(whole, true);
  }

  /** Returns the part of the map that some window reaches. */
  private static TensorShape inner(TensorShape map, TensorShape bordered, Window window) {
    return new TensorShape(
        map.n(),
        map.c(),
        Math.min(map.h(), bordered.h() - window.top()),
        Math.min(map.w(), bordered.w() - window.left()));
  }

  private INDArray withoutBorder(INDArray bordered, TensorShape map, Window window) {
    TensorShape size = borderedSize(map, window);
    TensorShape inner = inner(map, size, window);
    INDArray result = Nd4j.create(type, Nd4jOperations.extents(map));
    int[] corner = {0, 0, window.top(), window.left()};
    try (INDArray reached = bordered.get(Nd4jOperations.block(corner, inner)).dup('c')) {
      result.put(Nd4jOperations.block(new int[4], inner), reached);
    }
    return result;
  }

  /** A group's share of an array; a copy if there are several groups. */
  private record Part(INDArray array, boolean copy) implements AutoCloseable {
    @Override
    public void close() {
      if (copy) {
        array.close();
      }
    }
  }

  private static Part channels(INDArray array, int group, int groups) {
    return groups == 1
        ? new Part(array, false)
        : new Part(array.get(channelRange(array, group, groups)).dup('c'), true);
  }

  private static Part filters(INDArray weights, int group, int groups) {
    return groups == 1
        ? new Part(weights, false)
        : new Part(weights.get(range(weights.size(0), group, groups)).dup('c'), true);
  }

  private INDArray emptyPart(INDArray y, int groups) {
    return Nd4j.create(type, y.size(0), y.size(1) / groups, y.size(2), y.size(3));
  }

  private static INDArrayIndex[] channelRange(INDArray array, int group, int groups) {
    return new INDArrayIndex[] {
      NDArrayIndex.all(),
      range(array.size(1), group, groups),
      NDArrayIndex.all(),
      NDArrayIndex.all()
    };
  }

  private static INDArrayIndex range(long whole, int group, int groups) {
    long share = whole / groups;
    return NDArrayIndex.interval(group * share, (group + 1) * share);
  }
}
