package org.reprise.report.leaderboard;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.report.statistics.StepCurve;
import org.reprise.report.statistics.Summary;

/**
 * The mean of the step curves of several runs on a grid, with a percentile bootstrap interval over
 * runs at level 0.95. All places share the same resamples, so a band is smooth where its curves
 * are.
 *
 * @param x places, ascending; those before every run has begun are left out
 * @param mean over the runs that have a value there: one whose incumbent has no score is a gap
 * @param low lower end of the interval
 * @param high upper end
 */
public record CurveBand(double[] x, double[] mean, double[] low, double[] high) {
  private static final int RESAMPLES = 400;

  /** Returns the band of {@code curves} at the places of {@code grid}. */
  public static CurveBand of(List<StepCurve> curves, double[] grid, RandomGenerator random) {
    int runs = curves.size();
    double[] places =
        Arrays.stream(grid)
            .filter(place -> curves.stream().allMatch(curve -> begun(curve, place)))
            .filter(place -> curves.stream().anyMatch(curve -> !Double.isNaN(curve.at(place))))
            .toArray();
    double[][] values = new double[runs][places.length];
    for (int run = 0; run < runs; run++) {
      for (int g = 0; g < places.length; g++) {
        values[run][g] = curves.get(run).at(places[g]);
      }
    }
    int[] once = new int[runs];
    Arrays.fill(once, 1);
    double[] mean = mean(values, once, places.length);
    double[][] resampled = new double[RESAMPLES][];
    for (int b = 0; b < RESAMPLES; b++) {
      int[] counts = new int[runs];
      for (int i = 0; i < runs; i++) {
        counts[random.nextInt(runs)]++;
      }
      resampled[b] = mean(values, counts, places.length);
    }
    double[] low = new double[places.length];
    double[] high = new double[places.length];
    for (int g = 0; g < places.length; g++) {
      int place = g;
      double[] column =
          Arrays.stream(resampled)
              .mapToDouble(resample -> resample[place])
              .filter(value -> !Double.isNaN(value))
              .sorted()
              .toArray();
      low[g] = runs < 2 ? Double.NaN : Summary.quantile(column, 0.025);
      high[g] = runs < 2 ? Double.NaN : Summary.quantile(column, 0.975);
    }
    return new CurveBand(places, mean, low, high);
  }

  private static boolean begun(StepCurve curve, double place) {
    return curve.x().length > 0 && curve.x()[0] <= place;
  }

  /** Returns the mean of the runs that have a value, each counted so many times. */
  private static double[] mean(double[][] values, int[] counts, int places) {
    double[] sum = new double[places];
    int[] n = new int[places];
    for (int run = 0; run < values.length; run++) {
      for (int g = 0; g < places && counts[run] > 0; g++) {
        if (!Double.isNaN(values[run][g])) {
          sum[g] += counts[run] * values[run][g];
          n[g] += counts[run];
        }
      }
    }
    for (int g = 0; g < places; g++) {
      sum[g] /= n[g];
    }
    return sum;
  }

  /**
   * Places from {@code from} to {@code to} that serve a linear and a logarithmic axis: half of
   * {@code count} evenly spaced, half in equal ratios, rounded to whole numbers where {@code
   * whole}.
   */
  public static double[] grid(double from, double to, int count, boolean whole) {
    double[] places = new double[2 * (count / 2)];
    int half = count / 2;
    for (int i = 0; i < half; i++) {
      double share = half == 1 ? 1 : i / (half - 1.0);
      places[i] = from + share * (to - from);
      places[half + i] = from * Math.pow(to / from, share);
    }
    // To the bit: what begins at the very end is there.
    places[half - 1] = to;
    return Arrays.stream(places)
        .map(place -> whole ? Math.rint(place) : place)
        .map(place -> Math.min(to, Math.max(from, place)))
        .sorted()
        .distinct()
        .toArray();
  }
}
