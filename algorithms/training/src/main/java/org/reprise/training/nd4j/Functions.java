package org.reprise.training.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.reprise.space.network.Layer.Activation.Function;

/** Functions of each number and their derivatives; the results are new arrays. */
final class Functions {
  private Functions() {}

  static INDArray apply(Function function, INDArray x) {
    return switch (function) {
      case RELU -> Transforms.max(x, 0, true);
      case RELU6 -> Transforms.min(Transforms.max(x, 0, true), 6, false);
      case SIGMOID -> Transforms.sigmoid(x, true);
      case SWISH -> Transforms.sigmoid(x, true).muli(x);
      case HARD_SIGMOID -> hardSigmoid(x);
      case HARD_SWISH -> hardSigmoid(x).muli(x);
    };
  }

  static INDArray derivative(Function function, INDArray x) {
    return switch (function) {
      case RELU -> within(x, 0, Double.MAX_VALUE);
      case RELU6 -> within(x, 0, 6);
      case SIGMOID -> {
        INDArray s = Transforms.sigmoid(x, true);
        try (INDArray rest = s.rsub(1)) {
          yield s.muli(rest);
        }
      }
      case SWISH -> {
        INDArray s = Transforms.sigmoid(x, true);
        try (INDArray rest = s.rsub(1)) {
          yield s.muli(rest.muli(x).addi(1));
        }
      }
      case HARD_SIGMOID -> within(x, -3, 3).divi(6);
      case HARD_SWISH -> {
        try (INDArray inner = within(x, -3, 3).muli(x).divi(6)) {
          yield hardSigmoid(x).addi(inner);
        }
      }
    };
  }

  /** min(max(x + 3, 0), 6) / 6. */
  private static INDArray hardSigmoid(INDArray x) {
    return Transforms.min(Transforms.max(x.add(3), 0, false), 6, false).divi(6);
  }

  /** 1 where {@code low < x < high}, 0 elsewhere. */
  private static INDArray within(INDArray x, double low, double high) {
    try (INDArray above = x.gt(low)) {
      INDArray inside = above.castTo(x.dataType());
      if (high < Double.MAX_VALUE) {
        try (INDArray below = x.lt(high);
            INDArray factor = below.castTo(x.dataType())) {
          inside.muli(factor);
        }
      }
      return inside;
    }
  }
}
