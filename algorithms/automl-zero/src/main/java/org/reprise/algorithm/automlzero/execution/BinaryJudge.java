package org.reprise.algorithm.automlzero.execution;

/** The prediction is the score of class 1 against class 0. */
final class BinaryJudge extends Judge {

  BinaryJudge(Kernels kernels) {
    super(kernels);
  }

  @Override
  boolean train(double[] target, double[] label, double[] prediction, boolean seen) {
    boolean within = true;
    if (seen) {
      for (int lane = 0; lane < lanes; lane++) {
        prediction[lane] = Fitness.sigmoid(prediction[lane]);
        errors[lane] = Math.abs(target[lane] - prediction[lane]);
        within &= !Double.isNaN(errors[lane]);
      }
      return within;
    }
    // The error of a probability can only be too large if it is not a number.
    for (int lane = 0; lane < lanes; lane++) {
      errors[lane] = Double.isNaN(prediction[lane]) ? Double.NaN : 0;
      within &= !Double.isNaN(prediction[lane]);
    }
    return within;
  }

  @Override
  boolean validate(double[] target, double[] prediction) {
    for (int lane = 0; lane < lanes; lane++) {
      boolean right = target[lane] > 0.5 == Fitness.isPositive(prediction[lane]);
      errors[lane] = right ? 0 : 1;
      losses[lane] += errors[lane];
    }
    return true;
  }

  @Override
  double fitness(int lane, int examples) {
    return 1 - losses[lane] / examples;
  }
}
