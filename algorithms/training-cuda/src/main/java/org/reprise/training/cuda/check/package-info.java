/**
 * What {@code ci/device-check.sh} runs on a machine with a GPU, in parts of a minute each.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.training.cuda.check.DeviceCheck}, which names
 * the parts, and {@link org.reprise.training.cuda.check.GoldenTrainings}, the numbers that a device
 * must arrive at.
 */
@NullMarked
package org.reprise.training.cuda.check;

import org.jspecify.annotations.NullMarked;
