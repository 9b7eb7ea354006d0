package org.reprise.algorithm.automlzero.execution;

/** The prediction is a number; the error its distance from the target. */
final class RegressionJudge extends Judge {
  private final double maxAbsError;

  RegressionJudge(Kernels kernels, double maxAbsError) {
    super(kernels);
    this.maxAbsError = maxAbsError;
  }

  @Override
  boolean train(double[] target, double[] label, double[] prediction, boolean seen) {
    return kernels.absoluteErrors(errors, target, prediction, maxAbsError);
  }

  @Override
  boolean validate(double[] target, double[] prediction) {
    boolean within = kernels.absoluteErrors(errors, target, prediction, maxAbsError);
    kernels.addSquares(losses, errors);
    return within;
  }

  @Override
  double fitness(int lane, int examples) {
    return Fitness.ofRootMeanSquare(Math.sqrt(losses[lane] / examples));
  }
}
