package org.reprise.training.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.reprise.space.network.Layer.Pooling.Kind;
import org.reprise.training.tensor.TensorShape;
import org.reprise.training.tensor.Window;

/**
 * Pooling by libnd4j. An average leaves the padding out: the variant that counts it has a wrong
 * gradient in libnd4j.
 */
final class Nd4jPools {
  private static final int PADDING_EXCLUDED = 0;
  private static final int CHANNELS_FIRST = 0;

  private Nd4jPools() {}

  static INDArray forward(INDArray x, TensorShape shape, Kind kind, Window window) {
    INDArray y =
        Nd4j.createUninitialized(
            x.dataType(), shape.n(), shape.c(), window.outputHeight(), window.outputWidth());
    exec(kind == Kind.MAX ? "maxpool2d" : "avgpool2d", shape, window, new INDArray[] {x}, y);
    return y;
  }

  static INDArray gradient(INDArray dy, INDArray x, TensorShape shape, Kind kind, Window window) {
    INDArray dx = Nd4j.createUninitialized(x.dataType(), x.shape());
    String name = kind == Kind.MAX ? "maxpool2d_bp" : "avgpool2d_bp";
    exec(name, shape, window, new INDArray[] {x, dy}, dx);
    return dx;
  }

  private static void exec(
      String name, TensorShape shape, Window window, INDArray[] inputs, INDArray output) {
    Nd4j.exec(
        DynamicCustomOp.builder(name)
            .addInputs(inputs)
            .addOutputs(output)
            .addIntegerArguments(Windows.over(shape, window).with(PADDING_EXCLUDED, CHANNELS_FIRST))
            .build());
  }
}
