/**
 * Optimisers, learning rates and clipping.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.training.optimizer.Optimizer} and {@link
 * org.reprise.training.optimizer.Schedule}.
 */
package org.reprise.training.optimizer;
