/**
 * The commands that train networks.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.report.training.TrainCommand} and {@link
 * org.reprise.report.training.TrainingTask}.
 */
package org.reprise.report.training;
