/**
 * JMH benchmarks of what must be fast: {@code ci/bench} runs them.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.benchmark.SearchLoopBenchmark}, whole
 * searches on a table in memory, and JMH's own {@code org.openjdk.jmh.Main}, which finds the rest.
 */
@NullMarked
package org.reprise.benchmark;

import org.jspecify.annotations.NullMarked;
