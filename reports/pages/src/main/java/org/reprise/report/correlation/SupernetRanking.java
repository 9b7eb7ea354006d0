package org.reprise.report.correlation;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.reprise.report.statistics.Bootstrap;
import org.reprise.report.statistics.Correlations;
import org.reprise.report.statistics.Interval;
import org.reprise.report.statistics.Summary;
import org.reprise.report.statistics.TopRanks;
import org.reprise.search.RandomStreams;
import org.reprise.search.statistics.BestOfDraws;
import org.reprise.search.statistics.RankCorrelation;

/**
 * How the scores of a trained supernet rank architectures.
 *
 * @param supernet the method that trained it
 * @param seed of its training
 * @param n architectures
 * @param tau Kendall's tau-b
 * @param tauInterval its bootstrap interval over architectures
 * @param tauOfLoss tau-b of the negative loss
 * @param spearman Spearman's rho
 * @param tauInTopFifth tau-b among the truly best fifth
 * @param topInversion whether that is not positive while tau-b over all is at least .4
 * @param precisionAtTop share of the truly best {@code top} among the best by score
 * @param top k of it
 * @param spreadRatio standard deviation of the scores by that of the truth
 * @param bestOf the expected truth of the best by score of so many architectures drawn at random
 * @param multiplyAdds training compute of training and scoring
 * @param seconds wall time of both, measured
 */
public record SupernetRanking(
    String supernet,
    long seed,
    int n,
    double tau,
    Interval tauInterval,
    double tauOfLoss,
    double spearman,
    double tauInTopFifth,
    boolean topInversion,
    double precisionAtTop,
    int top,
    double spreadRatio,
    Map<Integer, Double> bestOf,
    double multiplyAdds,
    double seconds) {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(1000, 0.95);
  private static final double GLOBAL = 0.4;
  private static final int[] DRAWS = {10, 100, 1000};

  /** Returns the ranking by {@code accuracy}, in percent, and {@code loss}. */
  public static SupernetRanking of(
      String supernet,
      long seed,
      double[] accuracy,
      double[] loss,
      double[] truth,
      int top,
      RandomStreams streams,
      double multiplyAdds,
      double seconds) {
    Correlations found =
        Correlations.of(
            accuracy, truth, top, BOOTSTRAP, streams.child(seed).stream("bootstrap of supernets"));
    double[] negative = IntStream.range(0, loss.length).mapToDouble(i -> -loss[i]).toArray();
    double fifth = TopRanks.tauInTop(truth.length / 5, accuracy, truth);
    Map<Integer, Double> bestOf = new TreeMap<>();
    for (int draws : DRAWS) {
      if (draws <= truth.length) {
        bestOf.put(draws, BestOfDraws.expected(draws, accuracy, truth));
      }
    }
    return new SupernetRanking(
        supernet,
        seed,
        truth.length,
        found.tau(),
        found.tauInterval(),
        RankCorrelation.kendallTauB(negative, truth),
        found.spearman(),
        fifth,
        fifth <= 0 && found.tau() >= GLOBAL,
        top < truth.length ? TopRanks.precisionAt(top, accuracy, truth) : Double.NaN,
        top,
        Summary.of(accuracy).deviation() / Summary.of(truth).deviation(),
        bestOf,
        multiplyAdds,
        seconds);
  }
}
