/**
 * BOHB with its two parts, Hyperband and successive halving: the multi-fidelity baselines.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.bohb.Hyperband}, the loop over
 * brackets, and {@link org.reprise.algorithm.bohb.DensityModel}, by which BOHB proposes what enters
 * them.
 */
@NullMarked
package org.reprise.algorithm.bohb;

import org.jspecify.annotations.NullMarked;
