package org.reprise.algorithm.automlzero.program;

/** Where a program finds the label and leaves its prediction. */
public enum OutputKind {
  /** Label in s0, prediction in s1: regression and binary classification. */
  SCALAR(OperandKind.SCALAR, 0, 1),
  /** One-hot label in v1, one score per class in v2 (the original's vector output branch). */
  VECTOR(OperandKind.VECTOR, 1, 2);

  private final OperandKind operand;
  private final int label;
  private final int prediction;

  OutputKind(OperandKind operand, int label, int prediction) {
    this.operand = operand;
    this.label = label;
    this.prediction = prediction;
  }

  /** Returns the kind of memory that holds label and prediction. */
  public OperandKind operand() {
    return operand;
  }

  /** Returns the address of the label. */
  public int label() {
    return label;
  }

  /** Returns the address of the prediction. */
  public int prediction() {
    return prediction;
  }

  /** Returns the label's register. */
  public int labelRegister() {
    return AddressSpace.register(operand, label);
  }

  /** Returns the prediction's register. */
  public int predictionRegister() {
    return AddressSpace.register(operand, prediction);
  }

  /** Returns the first address of this kind that a program may write. */
  public int firstWritable(OperandKind kind) {
    return switch (kind) {
      case SCALAR -> this == SCALAR ? 1 : 0;
      case VECTOR -> this == SCALAR ? 1 : 2;
      case MATRIX -> 0;
    };
  }
}
