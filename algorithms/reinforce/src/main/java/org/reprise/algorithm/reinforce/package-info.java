/**
 * REINFORCE with independent decisions, as NAS-Bench-201 compares it.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.reinforce.Reinforce} and its {@code
 * Policy}.
 */
@NullMarked
package org.reprise.algorithm.reinforce;

import org.jspecify.annotations.NullMarked;
