package org.reprise.algorithm.automlzero.execution;

import java.util.Arrays;

/** The prediction is a vector with a score for each class. */
final class ClassJudge extends Judge {
  private final LaneLayout layout;
  private final int stride;
  private final int length;

  ClassJudge(Kernels kernels, int classes) {
    super(kernels);
    this.layout = kernels.layout;
    this.stride = kernels.stride;
    this.length = classes * stride;
  }

  /** Softmax over the classes; elements beyond them become zero. The error is the largest one. */
  @Override
  boolean train(double[] target, double[] label, double[] prediction, boolean seen) {
    boolean within = true;
    for (int lane = 0; lane < lanes; lane++) {
      int first = layout.first(lane, layout.size());
      int end = first + length;
      double largest = Double.NEGATIVE_INFINITY;
      for (int k = first; k < end; k += stride) {
        largest = Math.max(largest, prediction[k]);
      }
      double total = 0;
      for (int k = first; k < end; k += stride) {
        prediction[k] = Math.exp(prediction[k] - largest);
        total += prediction[k];
      }
      double error = 0;
      for (int k = first; k < end; k += stride) {
        prediction[k] /= total;
        error = Math.max(error, Math.abs(label[k] - prediction[k]));
      }
      errors[lane] = error;
      within &= !Double.isNaN(error);
    }
    for (int start = 0; start < kernels.vectorLength; start += kernels.vectorBlock) {
      Arrays.fill(prediction, start + length, start + kernels.vectorBlock, 0);
    }
    return within;
  }

  /** Takes the last of equal largest scores as the predicted class, as the original does. */
  @Override
  boolean validate(double[] target, double[] prediction) {
    for (int lane = 0; lane < lanes; lane++) {
      int first = layout.first(lane, layout.size());
      int end = first + length;
      int decision = 0;
      double largest = -Double.MAX_VALUE;
      for (int k = first; k < end; k += stride) {
        if (prediction[k] >= largest) {
          decision = (k - first) / stride;
          largest = prediction[k];
        }
      }
      errors[lane] = decision == (int) target[lane] ? 0 : 1;
      losses[lane] += errors[lane];
    }
    return true;
  }

  @Override
  double fitness(int lane, int examples) {
    return 1 - losses[lane] / examples;
  }
}
