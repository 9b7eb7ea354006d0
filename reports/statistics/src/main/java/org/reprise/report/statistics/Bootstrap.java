package org.reprise.report.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Confidence intervals by resampling (Efron and Tibshirani, "An Introduction to the Bootstrap",
 * 1993, chapters 13 and 14). The same generator state gives the same interval.
 *
 * @param resamples how many resamples; the percentile interval needs about 1,000
 * @param level confidence, such as 0.95
 */
public record Bootstrap(int resamples, double level) {
  private static final NormalDistribution NORMAL = new NormalDistribution();

  /** Returns the percentile interval: the quantiles of the resampled statistic. */
  public Interval percentile(
      double[] sample, ToDoubleFunction<double[]> statistic, RandomGenerator random) {
    if (sample.length < 2) {
      return Interval.undefined(level);
    }
    double[] replicates = replicates(sample, statistic, random);
    return between(replicates, (1 - level) / 2, (1 + level) / 2);
  }

  /**
   * Returns the bias-corrected and accelerated interval (equations 14.9 to 14.15). Where all
   * resamples agree, or the jackknife is constant, it is the percentile interval.
   */
  public Interval biasCorrectedAccelerated(
      double[] sample, ToDoubleFunction<double[]> statistic, RandomGenerator random) {
    if (sample.length < 2) {
      return Interval.undefined(level);
    }
    double[] replicates = replicates(sample, statistic, random);
    double observed = statistic.applyAsDouble(sample);
    double below = 0;
    for (double replicate : replicates) {
      below += replicate < observed ? 1 : replicate == observed ? 0.5 : 0;
    }
    // (14.14), with ties counted half: a median has many.
    double bias = NORMAL.inverseCumulativeProbability(below / replicates.length);
    double acceleration = acceleration(sample, statistic);
    if (!Double.isFinite(bias) || Double.isNaN(acceleration)) {
      return between(replicates, (1 - level) / 2, (1 + level) / 2);
    }
    return between(
        replicates,
        adjusted((1 - level) / 2, bias, acceleration),
        adjusted((1 + level) / 2, bias, acceleration));
  }

  /** (14.10). */
  private static double adjusted(double probability, double bias, double acceleration) {
    double shifted = bias + NORMAL.inverseCumulativeProbability(probability);
    return NORMAL.cumulativeProbability(bias + shifted / (1 - acceleration * shifted));
  }

  /** (14.15), from the statistic with each value left out in turn. */
  private static double acceleration(double[] sample, ToDoubleFunction<double[]> statistic) {
    double[] left = new double[sample.length];
    double[] without = new double[sample.length - 1];
    for (int i = 0; i < sample.length; i++) {
      System.arraycopy(sample, 0, without, 0, i);
      System.arraycopy(sample, i + 1, without, i, sample.length - 1 - i);
      left[i] = statistic.applyAsDouble(without);
    }
    double mean = Summary.mean(left);
    double squares = 0;
    double cubes = 0;
    for (double value : left) {
      double difference = mean - value;
      squares += difference * difference;
      cubes += difference * difference * difference;
    }
    return cubes / (6 * Math.pow(squares, 1.5));
  }

  private double[] replicates(
      double[] sample, ToDoubleFunction<double[]> statistic, RandomGenerator random) {
    double[] replicates = new double[resamples];
    double[] resample = new double[sample.length];
    for (int b = 0; b < resamples; b++) {
      for (int i = 0; i < resample.length; i++) {
        resample[i] = sample[random.nextInt(sample.length)];
      }
      replicates[b] = statistic.applyAsDouble(resample);
    }
    Arrays.sort(replicates);
    return replicates;
  }

  private Interval between(double[] ascending, double lower, double upper) {
    // NaN sorts last.
    if (Double.isNaN(ascending[ascending.length - 1])) {
      return Interval.undefined(level);
    }
    return new Interval(
        Summary.quantile(ascending, lower), Summary.quantile(ascending, upper), level);
  }
}
