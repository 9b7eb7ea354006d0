package org.reprise.report.statistics;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.reprise.search.statistics.RankCorrelation;

/**
 * How a score ranks architectures, as a report states it: never a coefficient without its n and its
 * interval, and never the whole space without its top.
 *
 * @param n architectures
 * @param tau Kendall's tau-b over all
 * @param tauInterval its percentile bootstrap interval over architectures
 * @param spearman Spearman's rho over all
 * @param pearson Pearson's correlation over all
 * @param sparseTau tau-b with accuracies rounded to 0.1 points
 * @param top how many of the truly best count as the top
 * @param tauTop tau-b among these
 * @param precisionAtTop share of them among the best by score
 */
public record Correlations(
    int n,
    double tau,
    Interval tauInterval,
    double spearman,
    double pearson,
    double sparseTau,
    int top,
    double tauTop,
    double precisionAtTop) {

  /**
   * @param score by architecture, NaN where not known
   * @param truth by architecture, NaN where not known
   * @param top how many are the top; at most n
   */
  public static Correlations of(
      double[] score, double[] truth, int top, Bootstrap bootstrap, RandomGenerator random) {
    double[] x = new double[score.length];
    double[] y = new double[score.length];
    int n = 0;
    for (int i = 0; i < score.length; i++) {
      if (!Double.isNaN(score[i]) && !Double.isNaN(truth[i])) {
        x[n] = score[i];
        y[n] = truth[i];
        n++;
      }
    }
    x = Arrays.copyOf(x, n);
    y = Arrays.copyOf(y, n);
    int k = Math.min(top, n);
    return new Correlations(
        n,
        RankCorrelation.kendallTauB(x, y),
        tauInterval(x, y, bootstrap, random),
        RankCorrelation.spearman(x, y),
        RankCorrelation.pearson(x, y),
        TopRanks.sparseTau(x, y),
        k,
        TopRanks.tauInTop(k, x, y),
        TopRanks.precisionAt(k, x, y));
  }

  private static Interval tauInterval(
      double[] x, double[] y, Bootstrap bootstrap, RandomGenerator random) {
    double[] places = new double[x.length];
    Arrays.setAll(places, i -> i);
    double[] a = new double[x.length];
    double[] b = new double[x.length];
    return bootstrap.percentile(
        places,
        resample -> {
          for (int i = 0; i < resample.length; i++) {
            a[i] = x[(int) resample[i]];
            b[i] = y[(int) resample[i]];
          }
          return RankCorrelation.kendallTauB(a, b);
        },
        random);
  }
}
