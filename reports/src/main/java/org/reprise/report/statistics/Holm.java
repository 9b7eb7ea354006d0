package org.reprise.report.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's step-down correction for several tests at once (Holm 1979). */
public final class Holm {
  private Holm() {}

  /**
   * Adjusted p-values, in the order of {@code pValues}: each is to be compared with the level that
   * all tests together shall keep. A NaN stays NaN and counts as no test.
   */
  public static double[] adjust(double[] pValues) {
    int[] order =
        IntStream.range(0, pValues.length)
            .filter(i -> !Double.isNaN(pValues[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[pValues.length];
    java.util.Arrays.fill(adjusted, Double.NaN);
    double previous = 0;
    for (int i = 0; i < order.length; i++) {
      previous = Math.max(previous, Math.min(1, (order.length - i) * pValues[order[i]]));
      adjusted[order[i]] = previous;
    }
    return adjusted;
  }
}
