/**
 * The harness: it runs methods on benchmarks, keeps the results, judges reproduction targets and
 * checks for regressions.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.reproduction.experiment.Experiment} and
 * {@link org.reprise.reproduction.benchmark.Benchmark}.
 */
@NullMarked
package org.reprise.reproduction;

import org.jspecify.annotations.NullMarked;
