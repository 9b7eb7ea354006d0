/**
 * Experiments: methods on benchmarks with many seeds, run in parallel.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.reproduction.experiment.Experiment}, what is
 * to be run, and {@link org.reprise.reproduction.experiment.ExperimentRunner}, which runs it.
 */
@NullMarked
package org.reprise.reproduction.experiment;

import org.jspecify.annotations.NullMarked;
