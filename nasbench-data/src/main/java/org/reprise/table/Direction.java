package org.reprise.table;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Which way a metric gets better. */
public enum Direction {
  /** More is better, as for accuracy. */
  HIGHER,

  /** Less is better, as for a loss or a cost. */
  LOWER;

  private static final Set<String> LESS_IS_BETTER =
      Set.of(
          "loss",
          "error",
          "err",
          "perplexity",
          "ppl",
          "rmse",
          "mse",
          "mae",
          "seconds",
          "time",
          "latency",
          "params",
          "parameters",
          "flops",
          "macs",
          "memory",
          "energy",
          "kwh",
          "co2",
          "power",
          "regret");

  /**
   * What the name of {@code metric} suggests where nobody said it: less is better for losses,
   * errors and costs such as {@code train_seconds}, more for everything else.
   */
  public static Direction usual(String metric) {
    return Arrays.stream(metric.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
            .anyMatch(LESS_IS_BETTER::contains)
        ? LOWER
        : HIGHER;
  }

  /** Returns whether {@code value} is better than {@code other}; never if one is absent (NaN). */
  public boolean isBetter(double value, double other) {
    return this == HIGHER ? value > other : value < other;
  }
}
