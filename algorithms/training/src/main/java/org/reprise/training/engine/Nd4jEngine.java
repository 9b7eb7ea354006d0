package org.reprise.training.engine;

import org.nd4j.linalg.api.buffer.DataType;
import org.reprise.training.nd4j.Nd4jOperations;
import org.reprise.training.tensor.Operations;

/** Apart from {@link Engine}, so that naming the engines loads no native library. */
final class Nd4jEngine {
  private Nd4jEngine() {}

  static Operations singlePrecision() {
    return new Nd4jOperations(DataType.FLOAT);
  }

  static Operations doublePrecision() {
    return new Nd4jOperations(DataType.DOUBLE);
  }
}
