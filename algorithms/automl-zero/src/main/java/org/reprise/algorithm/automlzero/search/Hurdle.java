package org.reprise.algorithm.automlzero.search;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The bar that a program must pass after a short training to earn the full one (paper, section 3.3,
 * after So et al. 2019): the 75th percentile of the distinct fitness values among the latest
 * programs that came to it, as many as the population has, renewed after every hundred of them. The
 * first hundred pass.
 */
public final class Hurdle {
  private static final int RENEW_EVERY = 100;

  private final double percentile;
  private final double[] window;
  private long seen;
  private double bar = Double.NEGATIVE_INFINITY;

  /** A bar at this percentile (0.75 in the paper) of a window of recent values. */
  public Hurdle(double percentile, int windowSize) {
    this.percentile = percentile;
    this.window = new double[windowSize];
  }

  /** Notes a program's fitness after the short training; whether it passes. */
  public boolean passes(double fitness) {
    boolean passes = fitness >= bar;
    window[(int) (seen++ % window.length)] = fitness;
    if (seen % RENEW_EVERY == 0) {
      bar = percentileOfDistinct();
    }
    return passes;
  }

  /** Returns the present bar; −∞ for the first programs. */
  public double bar() {
    return bar;
  }

  private double percentileOfDistinct() {
    double[] sorted = Arrays.copyOf(window, (int) Math.min(seen, window.length));
    Arrays.sort(sorted);
    int distinct = 1;
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] != sorted[distinct - 1]) {
        sorted[distinct++] = sorted[i];
      }
    }
    return sorted[Math.min(distinct - 1, (int) Math.floor(percentile * distinct))];
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(seen);
    out.writeDouble(bar);
    for (double value : window) {
      out.writeDouble(value);
    }
  }

  void read(DataInput in) throws IOException {
    seen = in.readLong();
    bar = in.readDouble();
    for (int i = 0; i < window.length; i++) {
      window[i] = in.readDouble();
    }
  }
}
