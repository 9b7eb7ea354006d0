package org.reprise.report.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.reprise.search.statistics.RankCorrelation;

/**
 * How a score ranks architectures, as a report states it: never a coefficient without its n and its
 * interval, and never the whole space without its top.
 *
 * <p>What counts as one is a training: architectures that share one are no further evidence.
 * Figures are over distinct trainings, each with its first architecture, and intervals resample
 * trainings, also that of tau over all architectures.
 *
 * @param n distinct trainings that have both values
 * @param tau Kendall's tau-b over these
 * @param tauInterval its percentile bootstrap interval over trainings
 * @param architectures how many have both values; more than n where some share a training
 * @param tauArchitectures tau-b over all architectures; the same as tau if none share
 * @param tauArchitecturesInterval its percentile bootstrap interval over trainings, each with all
 *     of its architectures
 * @param spearman Spearman's rho over trainings
 * @param pearson Pearson's correlation over trainings
 * @param sparseTau tau-b over trainings with accuracies rounded to 0.1 points
 * @param top k: how many of the truly best trainings count as the top, as it was asked for
 * @param tauTop tau-b among these; NaN unless there are more trainings than k
 * @param tauTopInterval its percentile bootstrap interval over them
 * @param precisionAtTop share of them among the k best by score; NaN unless there are more
 *     trainings than k, since of all the share is always 1
 */
public record Correlations(
    int n,
    double tau,
    Interval tauInterval,
    int architectures,
    double tauArchitectures,
    Interval tauArchitecturesInterval,
    double spearman,
    double pearson,
    double sparseTau,
    int top,
    double tauTop,
    Interval tauTopInterval,
    double precisionAtTop) {
  static final int RESAMPLED = 20_000;

  /** Every architecture has a training of its own. */
  public static Correlations of(
      double[] score, double[] truth, int top, Bootstrap bootstrap, RandomGenerator random) {
    return of(score, truth, IntStream.range(0, score.length).toArray(), top, bootstrap, random);
  }

  /**
   * @param score by architecture, NaN where not known
   * @param truth by architecture, NaN where not known
   * @param training by architecture: any number that it shares with those of the same training
   * @param top how many are the top
   */
  public static Correlations of(
      double[] score,
      double[] truth,
      int[] training,
      int top,
      Bootstrap bootstrap,
      RandomGenerator random) {
    int[] known =
        IntStream.range(0, score.length)
            .filter(i -> !Double.isNaN(score[i]) && !Double.isNaN(truth[i]))
            .toArray();
    Map<Integer, Integer> numbers = new HashMap<>();
    int[] group = new int[known.length];
    int[] first = new int[known.length];
    for (int i = 0; i < known.length; i++) {
      int fresh = numbers.size();
      group[i] = numbers.computeIfAbsent(training[known[i]], t -> fresh);
      if (group[i] == fresh) {
        first[fresh] = known[i];
      }
    }
    int n = numbers.size();
    double[] x = pick(score, Arrays.copyOf(first, n));
    double[] y = pick(truth, Arrays.copyOf(first, n));
    int[] own = IntStream.range(0, n).toArray();
    double tau = RankCorrelation.kendallTauB(x, y);
    Interval interval = tauInterval(x, y, own, n, tau, bootstrap, random);
    double tauAll = tau;
    Interval intervalAll = interval;
    if (n < known.length) {
      double[] allX = pick(score, known);
      double[] allY = pick(truth, known);
      tauAll = RankCorrelation.kendallTauB(allX, allY);
      intervalAll = tauInterval(allX, allY, group, n, tauAll, bootstrap, random);
    }
    boolean hasTop = top < n;
    int[] best = hasTop ? TopRanks.top(top, y) : new int[0];
    double tauTop = hasTop ? TopRanks.tauInTop(top, x, y) : Double.NaN;
    return new Correlations(
        n,
        tau,
        interval,
        known.length,
        tauAll,
        intervalAll,
        RankCorrelation.spearman(x, y),
        RankCorrelation.pearson(x, y),
        TopRanks.sparseTau(x, y),
        top,
        tauTop,
        tauInterval(
            pick(x, best),
            pick(y, best),
            Arrays.copyOf(own, best.length),
            best.length,
            tauTop,
            bootstrap,
            random),
        hasTop ? TopRanks.precisionAt(top, x, y) : Double.NaN);
  }

  private static double[] pick(double[] values, int[] places) {
    return Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
  }

  /**
   * Returns the bootstrap interval of tau over groups of items. Beyond {@value #RESAMPLED} groups
   * each resample has only so many, and its distance from tau shrinks by the square root of the
   * share, as the error of a mean over pairs does (the m out of n bootstrap of Bickel, Götze and
   * van Zwet 1997).
   */
  private static Interval tauInterval(
      double[] x,
      double[] y,
      int[] group,
      int groups,
      double tau,
      Bootstrap bootstrap,
      RandomGenerator random) {
    if (groups < 2 || Double.isNaN(tau)) {
      return Interval.undefined(bootstrap.level());
    }
    int m = Math.min(groups, RESAMPLED);
    double shrink = Math.sqrt(m / (double) groups);
    WeightedTau weighted = new WeightedTau(x, y);
    double[] replicates = new double[bootstrap.resamples()];
    int[] weights = new int[x.length];
    for (int r = 0; r < replicates.length; r++) {
      int[] drawn = new int[groups];
      for (int i = 0; i < m; i++) {
        drawn[random.nextInt(groups)]++;
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] = drawn[group[i]];
      }
      double replicate = tau + shrink * (weighted.of(weights) - tau);
      replicates[r] = Double.isNaN(replicate) ? replicate : Math.max(-1, Math.min(1, replicate));
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
