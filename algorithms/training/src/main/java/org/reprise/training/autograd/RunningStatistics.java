package org.reprise.training.autograd;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Operations.Normalized;
import org.reprise.training.tensor.ResidentMoments;
import org.reprise.training.tensor.ResidentStatistics;
import org.reprise.training.tensor.TensorShape;

/**
 * Mean and variance per channel, with the unbiased variance, that either follow those of the
 * batches (Ioffe and Szegedy 2015, section 3.1): r = (1 - momentum) r + momentum b, or are their
 * mean over all batches since {@link #forget}. A batch of fewer channels is about the first.
 */
public final class RunningStatistics {
  private static final double MOMENTUM = 0.1;

  private final double[] mean;
  private final double[] variance;
  private int averaged;
  // Where newer numbers live, if an engine keeps them.
  private @Nullable ResidentStatistics resident;

  /** Mean 0 and variance 1 for each channel. */
  public RunningStatistics(int channels) {
    this.mean = new double[channels];
    this.variance = new double[channels];
    Arrays.fill(variance, 1);
  }

  /** Returns of how many channels they are. */
  public int channels() {
    return mean.length;
  }

  /** Returns the mean per channel; the array itself, or a copy of what an engine keeps. */
  public double[] mean() {
    read();
    return mean;
  }

  /** Returns the variance per channel; the array itself, or a copy of what an engine keeps. */
  public double[] variance() {
    read();
    return variance;
  }

  private void read() {
    if (resident != null) {
      resident.read(mean, variance);
    }
  }

  /** Returns where this engine keeps them, from now on at the latest; null if it keeps none. */
  @Nullable ResidentStatistics in(Operations operations) {
    if (resident == null) {
      resident = operations.resident(mean, variance).orElse(null);
    }
    return resident;
  }

  /** Mean 0 and variance 1 again, and no batch seen. */
  public void forget() {
    if (resident != null) {
      resident.release();
      resident = null;
    }
    Arrays.fill(mean, 0);
    Arrays.fill(variance, 1);
    averaged = 0;
  }

  /** Takes over the numbers of others, which may have fewer channels. */
  public void copyFrom(RunningStatistics other) {
    read();
    if (resident != null) {
      resident.release();
      resident = null;
    }
    System.arraycopy(other.mean(), 0, mean, 0, other.mean.length);
    System.arraycopy(other.variance(), 0, variance, 0, other.variance.length);
    averaged = other.averaged;
  }

  /** 1 / sqrt(variance + epsilon) of the first channels. */
  double[] inverseDeviations(int channels, double epsilon) {
    return Arrays.stream(variance(), 0, channels).map(v -> 1 / Math.sqrt(v + epsilon)).toArray();
  }

  /** What a norm multiplies the channels by: the inverse deviations, times a scale if any. */
  static double[] factors(double[] inverse, double @Nullable [] scale) {
    double[] factors = inverse.clone();
    for (int c = 0; c < factors.length; c++) {
      factors[c] *= scale == null ? 1 : scale[c];
    }
    return factors;
  }

  /** What a norm by these statistics then adds: a shift if any, less the means in its units. */
  double[] summands(double[] factors, double @Nullable [] shift) {
    double[] summands = new double[factors.length];
    double[] means = mean();
    for (int c = 0; c < factors.length; c++) {
      summands[c] = (shift == null ? 0 : shift[c]) - means[c] * factors[c];
    }
    return summands;
  }

  /** Moves a tenth of the way to the statistics of a batch. */
  public void follow(Normalized batch, TensorShape shape) {
    move(batch, shape, MOMENTUM);
  }

  /** Counts a batch into the mean over all batches. */
  public void average(Normalized batch, TensorShape shape) {
    averaged++;
    move(batch, shape, 1.0 / averaged);
  }

  private void move(Normalized batch, TensorShape shape, double part) {
    int channels = shape.c();
    if (batch.moments() instanceof ResidentMoments there) {
      double numbers = (double) shape.size() / channels / there.ghosts();
      resident = there.move(resident, mean, variance, part, unbiased(numbers));
      return;
    }
    int ghosts = batch.mean().length / channels;
    double unbiased = unbiased((double) shape.size() / channels / ghosts);
    for (int g = 0; g < ghosts; g++) {
      for (int c = 0; c < channels; c++) {
        int at = g * channels + c;
        mean[c] += part * (batch.mean()[at] - mean[c]);
        variance[c] += part * (batch.variance()[at] * unbiased - variance[c]);
      }
    }
  }

  private static double unbiased(double numbers) {
    return numbers > 1 ? numbers / (numbers - 1) : 1;
  }
}
