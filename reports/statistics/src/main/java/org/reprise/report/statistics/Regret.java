package org.reprise.report.statistics;

/** How far an accuracy is from the best of the table. */
public final class Regret {
  private Regret() {}

  /** Percentage points below the optimum. */
  public static double of(double accuracy, double optimum) {
    return optimum - accuracy;
  }

  /**
   * Normalised regret: 0 at the optimum, 1 at what a uniformly drawn architecture has on average,
   * so that benchmarks of different spread can be averaged. NaN if all architectures are alike.
   *
   * @param mean mean accuracy of the whole table
   */
  public static double normalised(double accuracy, double optimum, double mean) {
    return optimum == mean ? Double.NaN : (optimum - accuracy) / (optimum - mean);
  }
}
