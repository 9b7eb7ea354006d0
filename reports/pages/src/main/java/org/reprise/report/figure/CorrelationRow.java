package org.reprise.report.figure;

/**
 * How one thing ranks the architectures of a ground, a row of a table and of a figure.
 *
 * @param kind what it is: {@code shorter training}, {@code size}, {@code proxy}, {@code predictor}
 *     or {@code shared weights}
 * @param name in words
 * @param n distinct trainings that were ranked
 * @param tau Kendall's tau-b over these
 * @param low lower end of its 95 % interval; NaN where there is none
 * @param high upper end
 * @param top k: how many of the truly best count as the top
 * @param tauTop tau-b among these; NaN where it is not known
 * @param precision share of them among the k best by score; NaN where it is not known
 */
public record CorrelationRow(
    String kind,
    String name,
    int n,
    double tau,
    double low,
    double high,
    int top,
    double tauTop,
    double precision) {}
