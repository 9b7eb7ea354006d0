/**
 * One step of training.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.training.step.GradientStep} and {@link
 * org.reprise.training.optimizer.Optimizer}, which it drives.
 */
@NullMarked
package org.reprise.training.step;

import org.jspecify.annotations.NullMarked;
