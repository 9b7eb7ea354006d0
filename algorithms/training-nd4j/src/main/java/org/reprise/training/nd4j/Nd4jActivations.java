package org.reprise.training.nd4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.reprise.space.network.Layer.Activation.Function;

/** Functions of each number and their derivatives, by comparisons and products of whole arrays. */
final class Nd4jActivations {
  private Nd4jActivations() {}

  static INDArray forward(INDArray x, Function function) {
    return switch (function) {
      case RELU -> Transforms.relu(x, true);
      case RELU6 -> Transforms.min(Transforms.relu(x, true), 6.0, false);
      case SIGMOID -> Transforms.sigmoid(x, true);
      case SWISH -> Transforms.sigmoid(x, true).muli(x);
      case HARD_SIGMOID -> hardSigmoid(x);
      case HARD_SWISH -> hardSigmoid(x).muli(x);
    };
  }

  static INDArray gradient(INDArray dy, INDArray x, Function function) {
    return derivative(x, function).muli(dy);
  }

  private static INDArray derivative(INDArray x, Function function) {
    DataType type = x.dataType();
    return switch (function) {
      case RELU -> x.gt(0).castTo(type);
      case RELU6 -> x.gt(0).castTo(type).muli(x.lt(6).castTo(type));
      case SIGMOID -> {
        INDArray s = Transforms.sigmoid(x, true);
        yield s.rsub(1.0).muli(s);
      }
      case SWISH -> {
        // s + x s (1 - s)
        INDArray s = Transforms.sigmoid(x, true);
        yield s.rsub(1.0).muli(x).addi(1.0).muli(s);
      }
      case HARD_SIGMOID -> inside(x).muli(1.0 / 6);
      case HARD_SWISH -> inside(x).muli(x).muli(1.0 / 6).addi(hardSigmoid(x));
    };
  }

  /** min(max(x + 3, 0), 6) / 6. */
  private static INDArray hardSigmoid(INDArray x) {
    INDArray clipped = Transforms.min(Transforms.relu(x.add(3.0), false), 6.0, false);
    return clipped.muli(1.0 / 6);
  }

  /** 1 where |x| < 3, else 0. */
  private static INDArray inside(INDArray x) {
    return Transforms.abs(x, true).lt(3).castTo(x.dataType());
  }
}
