/**
 * The search: programs are drawn, mutated, evaluated and selected.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.automlzero.search.Island},
 * regularized evolution as the paper's figure 2 has it, and {@link
 * org.reprise.algorithm.automlzero.search.ProgramEvaluator}, what a fitness costs and how costs are
 * saved.
 */
@NullMarked
package org.reprise.algorithm.automlzero.search;

import org.jspecify.annotations.NullMarked;
