/**
 * NSGA-II, the known baseline of searches for a Pareto front, as the MOEA Framework implements it.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.nsga2.Nsga2} and {@link
 * org.reprise.algorithm.nsga2.ArchitectureProblem}, how architectures and the evaluator look to the
 * library.
 */
@NullMarked
package org.reprise.algorithm.nsga2;

import org.jspecify.annotations.NullMarked;
