package org.reprise.claim;

import java.util.Arrays;

/**
 * What a check found.
 *
 * @param value in the target's unit
 * @param spread standard deviation over runs; NaN for a number that has none
 * @param n how many runs it is the mean of; 1 for a number that is computed once
 * @param detail what a reader should know, in a phrase; may be empty
 */
public record Measurement(double value, double spread, int n, String detail) {
  /** Returns a number that is computed, not sampled. */
  public static Measurement exact(double value, String detail) {
    return new Measurement(value, Double.NaN, 1, detail);
  }

  /** Returns the mean over runs with its standard deviation; {@code values} must not be empty. */
  public static Measurement meanOf(double[] values, String detail) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double spread = values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    return new Measurement(mean, spread, values.length, detail);
  }

  /** Standard error of the value: spread / sqrt(n); 0 for a number that is not sampled. */
  public double standardError() {
    return Double.isNaN(spread) ? 0.0 : spread / Math.sqrt(n);
  }
}
