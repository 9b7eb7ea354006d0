/**
 * Benchmarks whose architectures are trained when a search asks for them.
 *
 * <p>A newcomer needs two classes: {@link
 * org.reprise.reproduction.benchmark.training.OnDemandBenchmark}, the benchmark, and {@link
 * org.reprise.training.table.EntryStore}, which trains and remembers.
 */
@NullMarked
package org.reprise.reproduction.benchmark.training;

import org.jspecify.annotations.NullMarked;
