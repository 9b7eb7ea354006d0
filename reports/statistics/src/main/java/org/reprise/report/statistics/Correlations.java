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
  static final int RESAMPLED = 2000;

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
    double tau = RankCorrelation.kendallTauB(x, y);
    return new Correlations(
        n,
        tau,
        tauInterval(x, y, tau, bootstrap, random),
        RankCorrelation.spearman(x, y),
        RankCorrelation.pearson(x, y),
        TopRanks.sparseTau(x, y),
        k,
        TopRanks.tauInTop(k, x, y),
        TopRanks.precisionAt(k, x, y));
  }

  /**
   * The bootstrap interval of tau over architectures. Beyond {@value #RESAMPLED} of them each
   * resample has only so many, and its distance from tau shrinks by the square root of the share,
   * as the error of a mean over pairs does (the m out of n bootstrap of Bickel, Götze and van Zwet
   * 1997).
   */
  private static Interval tauInterval(
      double[] x, double[] y, double tau, Bootstrap bootstrap, RandomGenerator random) {
    int n = x.length;
    if (n < 2 || Double.isNaN(tau)) {
      return Interval.undefined(bootstrap.level());
    }
    int m = Math.min(n, RESAMPLED);
    double shrink = Math.sqrt(m / (double) n);
    double[] replicates = new double[bootstrap.resamples()];
    double[] a = new double[m];
    double[] b = new double[m];
    for (int r = 0; r < replicates.length; r++) {
      for (int i = 0; i < m; i++) {
        int item = random.nextInt(n);
        a[i] = x[item];
        b[i] = y[item];
      }
      replicates[r] = tau + shrink * (RankCorrelation.kendallTauB(a, b) - tau);
    }
    Arrays.sort(replicates);
    // A resample of equal items has no tau; NaN sorts last.
    int defined = replicates.length;
    while (defined > 0 && Double.isNaN(replicates[defined - 1])) {
      defined--;
    }
    if (defined < 2) {
      return Interval.undefined(bootstrap.level());
    }
    double[] known = Arrays.copyOf(replicates, defined);
    return new Interval(
        Summary.quantile(known, (1 - bootstrap.level()) / 2),
        Summary.quantile(known, (1 + bootstrap.level()) / 2),
        bootstrap.level());
  }
}
