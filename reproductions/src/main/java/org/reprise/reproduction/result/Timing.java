package org.reprise.reproduction.result;

/**
 * What the search itself took in one run: look-ups in the table included, the writing of results
 * not. A line of {@code timings.jsonl}.
 *
 * @param run as in {@link RunRecord}
 * @param wallNanos elapsed
 * @param cpuNanos of the thread that ran it; -1 where the Java machine cannot tell
 */
public record Timing(int run, long wallNanos, long cpuNanos) {}
