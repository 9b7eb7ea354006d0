package org.reprise.report.correlation;

import org.reprise.report.statistics.Interval;

/**
 * How a score ranks architectures. Of a column of the table, figures are over its distinct
 * trainings and intervals resample those; of a predictor, figures are means over training sets and
 * intervals resample these.
 *
 * @param scorer the column or the predictor
 * @param trained architectures that a predictor learnt from; 0 for a column
 * @param seeds training sets; 0 for a column
 * @param n distinct trainings that were ranked, none of them learnt from
 * @param tau Kendall's tau-b
 * @param tauInterval its percentile bootstrap interval
 * @param architectures how many those trainings serve; the same as n for a predictor
 * @param tauArchitectures tau-b over all these architectures
 * @param tauArchitecturesInterval its interval, over trainings as well
 * @param spearman Spearman's rho
 * @param top k
 * @param tauTop tau-b among the k truly best; NaN unless n is greater than k
 * @param tauTopInterval its interval
 * @param precisionAtTop precision at k: the share of the k truly best among the k best by score;
 *     NaN unless n is greater than k
 */
public record ScorerRanking(
    String scorer,
    int trained,
    int seeds,
    int n,
    double tau,
    Interval tauInterval,
    int architectures,
    double tauArchitectures,
    Interval tauArchitecturesInterval,
    double spearman,
    int top,
    double tauTop,
    Interval tauTopInterval,
    double precisionAtTop) {}
