package org.reprise.algorithm.automlzero.execution;

import java.util.Arrays;
import org.reprise.algorithm.automlzero.task.Metric;

/**
 * Compares the predictions of some tasks with what is right, under one metric: errors while
 * training, losses while validating.
 */
abstract class Judge {
  final Kernels kernels;
  final int lanes;

  /** The latest errors, one for each lane. */
  final double[] errors;

  /** Sums over validation examples: of squared errors or of wrong decisions. */
  final double[] losses;

  Judge(Kernels kernels) {
    this.kernels = kernels;
    this.lanes = kernels.lanes;
    this.errors = kernels.layout.newRegister(0);
    this.losses = kernels.layout.newRegister(0);
  }

  static Judge of(Metric metric, Kernels kernels, int classes, double maxAbsError) {
    return switch (metric) {
      case RMS_ERROR -> new RegressionJudge(kernels, maxAbsError);
      case ACCURACY -> new BinaryJudge(kernels);
      case CLASS_ACCURACY -> new ClassJudge(kernels, classes);
    };
  }

  /**
   * Measures the errors on a training example; a classifier's score becomes a probability, as in
   * the original.
   *
   * @param label the label's register as Learn sees it
   * @param seen whether anybody will look at the prediction or at the size of the errors
   * @return whether all errors are within the limit
   */
  abstract boolean train(double[] target, double[] label, double[] prediction, boolean seen);

  /**
   * Measures the errors on a validation example and adds to the losses.
   *
   * @return whether all errors are within the limit
   */
  abstract boolean validate(double[] target, double[] prediction);

  /** Returns the fitness of the lane, whose losses are those of so many examples. */
  abstract double fitness(int lane, int examples);

  final void reset() {
    Arrays.fill(losses, 0);
  }
}
