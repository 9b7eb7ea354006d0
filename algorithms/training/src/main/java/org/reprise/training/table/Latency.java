package org.reprise.training.table;

/**
 * How long a forward pass takes, in milliseconds: what repetitions came to.
 *
 * @param median of them
 * @param low their 10th percentile
 * @param high their 90th percentile
 */
public record Latency(double median, double low, double high) {}
