package org.reprise.algorithm.automlzero.task;

import org.reprise.algorithm.automlzero.program.OutputKind;

/** How predictions are turned into a fitness between 0 and 1. */
public enum Metric {
  /** 1 − (2/π)·atan(root mean square error); the prediction is s1 as it stands. */
  RMS_ERROR(OutputKind.SCALAR),
  /** Fraction of right decisions of sigmoid(s1) at 0.5; labels are 0 and 1. */
  ACCURACY(OutputKind.SCALAR),
  /** Fraction of examples whose class has the largest score in v2; labels are class numbers. */
  CLASS_ACCURACY(OutputKind.VECTOR);

  private final OutputKind output;

  Metric(OutputKind output) {
    this.output = output;
  }

  /** Returns where programs find labels and leave predictions under this metric. */
  public OutputKind output() {
    return output;
  }
}
