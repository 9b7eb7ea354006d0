package org.reprise.report.correlation;

import org.reprise.report.statistics.Interval;

/**
 * How a zero-cost proxy ranks the architectures of a table. Figures are means over its seeds, each
 * a scoring of all architectures with other weights and another batch.
 *
 * @param proxy its name
 * @param seeds how many scorings there are
 * @param n architectures
 * @param tau Kendall's tau-b
 * @param tauInterval its bootstrap interval over architectures, of the first scoring
 * @param tauDeviation standard deviation of tau over scorings; NaN for one
 * @param spearman Spearman's rho
 * @param spearmanAtEqualSize the same among architectures of equal parameters and multiply-adds,
 *     weighted by how many they are; NaN where the table has no sizes
 * @param top k
 * @param tauTop tau-b among the k truly best
 * @param precisionAtTop share of the k truly best among the k best by score
 * @param secondsPerArchitecture processor time of a score, as measured; NaN where it was not
 */
public record ProxyRanking(
    String proxy,
    int seeds,
    int n,
    double tau,
    Interval tauInterval,
    double tauDeviation,
    double spearman,
    double spearmanAtEqualSize,
    int top,
    double tauTop,
    double precisionAtTop,
    double secondsPerArchitecture) {}
