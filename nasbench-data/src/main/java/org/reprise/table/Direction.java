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

  private static final Set<String> ERRORS =
      Set.of(
          "loss",
          "error",
          "err",
          "perplexity",
          "ppl",
          "rmse",
          "mse",
          "mae",
          "nll",
          "wer",
          "regret");

  private static final Set<String> COSTS =
      Set.of(
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
          "power");

  /**
   * What the name of {@code metric} suggests where nobody said it: less is better for losses,
   * errors and costs such as {@code train_seconds}, more for everything else.
   */
  public static Direction usual(String metric) {
    return isCost(metric) || hasWord(metric, ERRORS) ? LOWER : HIGHER;
  }

  /**
   * Returns whether {@code metric} is called as what an architecture costs, not what it achieves.
   */
  public static boolean isCost(String metric) {
    return hasWord(metric, COSTS);
  }

  private static boolean hasWord(String metric, Set<String> words) {
    return Arrays.stream(metric.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
        .anyMatch(words::contains);
  }

  /** Returns the other direction. */
  public Direction reversed() {
    return this == HIGHER ? LOWER : HIGHER;
  }

  /**
   * Returns {@code value} as a search sees it, of which more is always better: itself, or its
   * negative. Applied twice, it gives the value back, to the bit.
   */
  public double oriented(double value) {
    // Not -value: an error of 0 would become -0, which some comparisons take for less than 0.
    return this == HIGHER ? value : 0 - value;
  }

  /** Returns whether {@code value} is better than {@code other}; never if one is absent (NaN). */
  public boolean isBetter(double value, double other) {
    return this == HIGHER ? value > other : value < other;
  }
}
