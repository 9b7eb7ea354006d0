/**
 * Neural architecture search with reinforcement learning [1].
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.nasrl.NasRl}, the training by
 * policy gradient, and {@link org.reprise.search.policy.Controller}, the recurrent network that is
 * trained.
 */
@NullMarked
package org.reprise.algorithm.nasrl;

import org.jspecify.annotations.NullMarked;
