/**
 * Training on an NVIDIA GPU: the driver's own interface, called from Java, and kernels of our own.
 *
 * <p>What it implements are the {@link org.reprise.training.tensor.Operations} of an {@link
 * org.reprise.training.engine.Engine}.
 */
@NullMarked
package org.reprise.training.cuda;

import org.jspecify.annotations.NullMarked;
