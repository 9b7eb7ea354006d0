package org.reprise.training.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.reprise.training.tensor.TensorShape;

/**
 * Convolutions by libnd4j's {@code conv2d} and {@code depthwise_conv2d}; one call of it gives both
 * gradients.
 */
final class Nd4jConvolutions {
  private static final int CHANNELS_FIRST = 0;

  /** Weights as filters x channels x height x width. */
  private static final int FILTERS_FIRST = 1;

  private Nd4jConvolutions() {}

  static INDArray forward(
      INDArray x, INDArray weights, Windows window, int groups, TensorShape output) {
    if (window.dilation() > 1) {
      return forward(x, spread(weights, window.dilation()), window.dense(), groups, output);
    }
    long[] extents = Nd4jTensor.extents(output);
    if (groups == 1) {
      INDArray y = Nd4j.createUninitialized(x.dataType(), extents);
      exec("conv2d", window, new INDArray[] {x, weights}, y);
      return y;
    }
    if (groups == x.size(1)) {
      INDArray y = Nd4j.createUninitialized(x.dataType(), extents);
      exec("depthwise_conv2d", window, new INDArray[] {x, depthwise(weights, groups)}, y);
      return y;
    }
    INDArray[] parts = new INDArray[groups];
    TensorShape part = new TensorShape(output.n(), output.c() / groups, output.h(), output.w());
    for (int g = 0; g < groups; g++) {
      parts[g] = forward(channels(x, g, groups), filters(weights, g, groups), window, 1, part);
    }
    return Nd4j.concat(1, parts);
  }

  /** The gradients with respect to the input and to the weights. */
  static INDArray[] backward(
      INDArray x, INDArray weights, INDArray dy, Windows window, int groups) {
    if (window.dilation() > 1) {
      INDArray[] dense =
          backward(x, spread(weights, window.dilation()), dy, window.dense(), groups);
      return new INDArray[] {dense[0], taps(dense[1], window.dilation()).dup('c')};
    }
    INDArray dx = Nd4j.createUninitialized(x.dataType(), x.shape());
    if (groups == 1) {
      INDArray dw = Nd4j.createUninitialized(x.dataType(), weights.shape());
      exec("conv2d_bp", window, new INDArray[] {x, weights, dy}, dx, dw);
      return new INDArray[] {dx, dw};
    }
    if (groups == x.size(1)) {
      INDArray w = depthwise(weights, groups);
      INDArray dw = Nd4j.createUninitialized(x.dataType(), w.shape());
      exec("depthwise_conv2d_bp", window, new INDArray[] {x, w, dy}, dx, dw);
      return new INDArray[] {dx, dw.permute(1, 0, 2, 3).dup('c').reshape(weights.shape())};
    }
    INDArray[] dxs = new INDArray[groups];
    INDArray[] dws = new INDArray[groups];
    for (int g = 0; g < groups; g++) {
      INDArray[] part =
          backward(
              channels(x, g, groups),
              filters(weights, g, groups),
              channels(dy, g, groups),
              window,
              1);
      dxs[g] = part[0];
      dws[g] = part[1];
    }
    return new INDArray[] {Nd4j.concat(1, dxs), Nd4j.concat(0, dws)};
  }

  /**
   * Weights with zeros in the gaps of a dilated window: libnd4j hands oneDNN a padding for dilated
   * windows that oneDNN refuses.
   */
  private static INDArray spread(INDArray weights, int dilation) {
    INDArray spread =
        Nd4j.zeros(
            weights.dataType(),
            weights.size(0),
            weights.size(1),
            dilation * (weights.size(2) - 1) + 1,
            dilation * (weights.size(3) - 1) + 1);
    taps(spread, dilation).assign(weights);
    return spread;
  }

  /** The view of what is not in a gap. */
  private static INDArray taps(INDArray spread, int dilation) {
    return spread.get(
        NDArrayIndex.all(),
        NDArrayIndex.all(),
        NDArrayIndex.interval(0, dilation, spread.size(2)),
        NDArrayIndex.interval(0, dilation, spread.size(3)));
  }

  /** Filters x 1 x height x width as multiplier x channels x height x width. */
  private static INDArray depthwise(INDArray weights, int channels) {
    long multiplier = weights.size(0) / channels;
    return weights
        .reshape(channels, multiplier, weights.size(2), weights.size(3))
        .permute(1, 0, 2, 3)
        .dup('c');
  }

  private static INDArray channels(INDArray map, int group, int groups) {
    return map.get(NDArrayIndex.all(), part(map.size(1), group, groups)).dup('c');
  }

  private static INDArray filters(INDArray weights, int group, int groups) {
    return weights.get(part(weights.size(0), group, groups)).dup('c');
  }

  private static INDArrayIndex part(long whole, int group, int groups) {
    long size = whole / groups;
    return NDArrayIndex.interval(group * size, (group + 1) * size);
  }

  private static void exec(String name, Windows window, INDArray[] inputs, INDArray... outputs) {
    Nd4j.exec(
        DynamicCustomOp.builder(name)
            .addInputs(inputs)
            .addOutputs(outputs)
            .addIntegerArguments(window.with(CHANNELS_FIRST, FILTERS_FIRST))
            .build());
  }
}
