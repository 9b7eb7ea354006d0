/**
 * One step of training, and what it costs.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.training.step.GradientStep} and {@link
 * org.reprise.training.step.TrainingCompute}.
 */
package org.reprise.training.step;
