package org.reprise.training.autograd;

import java.util.Arrays;
import org.reprise.training.tensor.Operations.Normalized;
import org.reprise.training.tensor.TensorShape;

/**
 * Mean and variance per channel that follow those of the batches (Ioffe and Szegedy 2015, section
 * 3.1): r = (1 - momentum) r + momentum b, with the unbiased variance.
 */
public final class RunningStatistics {
  private final double[] mean;
  private final double[] variance;
  private final double momentum;
  private final double epsilon;

  /** Mean 0 and variance 1 for each channel. */
  public RunningStatistics(int channels, double momentum, double epsilon) {
    this.mean = new double[channels];
    this.variance = new double[channels];
    Arrays.fill(variance, 1);
    this.momentum = momentum;
    this.epsilon = epsilon;
  }

  /** What is added to a variance before its root is taken. */
  public double epsilon() {
    return epsilon;
  }

  /** The mean per channel; the array itself. */
  public double[] mean() {
    return mean;
  }

  /** The variance per channel; the array itself. */
  public double[] variance() {
    return variance;
  }

  /** 1 / sqrt(variance + epsilon) per channel. */
  double[] inverseDeviations() {
    return Arrays.stream(variance).map(v -> 1 / Math.sqrt(v + epsilon)).toArray();
  }

  void follow(Normalized batch, TensorShape shape) {
    int ghosts = batch.mean().length / mean.length;
    double numbers = (double) shape.size() / shape.c() / ghosts;
    double unbiased = numbers > 1 ? numbers / (numbers - 1) : 1;
    for (int g = 0; g < ghosts; g++) {
      for (int c = 0; c < mean.length; c++) {
        int at = g * mean.length + c;
        mean[c] += momentum * (batch.mean()[at] - mean[c]);
        variance[c] += momentum * (batch.variance()[at] * unbiased - variance[c]);
      }
    }
  }
}
