/**
 * The commands that train networks.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.cli.training.TrainCommand} and {@link
 * org.reprise.cli.training.TrainingTask}.
 */
@NullMarked
package org.reprise.cli.training;

import org.jspecify.annotations.NullMarked;
