package org.reprise.training.optimizer;

/** A learning rate over the course of a training. */
@FunctionalInterface
public interface Schedule {
  /**
   * Returns the rate at a time.
   *
   * @param progress done part of the training, in [0, 1)
   */
  double rate(double progress);

  /** Half a cosine from {@code first} to {@code last} (Loshchilov and Hutter 2017, equation 5). */
  static Schedule cosine(double first, double last) {
    return progress -> last + 0.5 * (first - last) * (1 + Math.cos(Math.PI * progress));
  }

  /** Returns the same rate always. */
  static Schedule constant(double rate) {
    return progress -> rate;
  }

  /** {@code first}, times {@code factor} after each of {@code steps} equal parts but the last. */
  static Schedule step(double first, double factor, int steps) {
    return progress -> first * Math.pow(factor, Math.floor(progress * steps));
  }

  /** Returns an exponential from {@code first} to {@code last}. */
  static Schedule exponential(double first, double last) {
    return progress -> first * Math.pow(last / first, progress);
  }

  /** This schedule after a linear rise from 0 over the first {@code part} of the training. */
  default Schedule warmedUp(double part) {
    return progress ->
        progress < part ? rate(0) * progress / part : rate((progress - part) / (1 - part));
  }

  /**
   * This schedule, but never below {@code part} of its first rate: the constant ending of BigNAS
   * (Yu et al. 2020, section 3.1).
   */
  default Schedule withConstantEnding(double part) {
    return progress -> Math.max(rate(progress), part * rate(0));
  }
}
