package org.reprise.report.correlation;

import org.reprise.report.statistics.Interval;

/**
 * How a score ranks architectures. Of a column of the table, figures are over its architectures and
 * the interval resamples those; of a predictor, figures are means over training sets and the
 * interval resamples these.
 *
 * @param scorer the column or the predictor
 * @param trained architectures that a predictor learnt from; 0 for a column
 * @param seeds training sets; 0 for a column
 * @param n architectures that were ranked, none of them learnt from
 * @param tau Kendall's tau-b
 * @param tauInterval its percentile bootstrap interval
 * @param spearman Spearman's rho
 * @param top k
 * @param tauTop tau-b among the k truly best
 * @param precisionAtTop precision at k: the share of the k truly best among the k best by score
 */
public record ScorerRanking(
    String scorer,
    int trained,
    int seeds,
    int n,
    double tau,
    Interval tauInterval,
    double spearman,
    int top,
    double tauTop,
    double precisionAtTop) {}
