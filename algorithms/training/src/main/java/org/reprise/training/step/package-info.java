/**
 * One step of training.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.training.step.GradientStep} and {@link
 * org.reprise.training.optimizer.Optimizer}, which it drives.
 */
package org.reprise.training.step;
