/**
 * Optimisers, learning rates and clipping.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.training.optimizer.Optimizer} and {@link
 * org.reprise.training.optimizer.Schedule}.
 */
@NullMarked
package org.reprise.training.optimizer;

import org.jspecify.annotations.NullMarked;
