package org.reprise.search.statistics;

import java.util.stream.IntStream;

/** Holm's step-down correction (1979) of several p-values. */
public final class Holm {
  private Holm() {}

  /**
   * Returns the adjusted p-values in the order given: rejecting where they are at most alpha keeps
   * the chance of any false rejection at most alpha.
   */
  public static double[] adjust(double[] p) {
    int[] order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted((a, b) -> Double.compare(p[a], p[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[p.length];
    double running = 0;
    for (int i = 0; i < order.length; i++) {
      running = Math.max(running, Math.min(1.0, p[order[i]] * (p.length - i)));
      adjusted[order[i]] = running;
    }
    return adjusted;
  }
}
