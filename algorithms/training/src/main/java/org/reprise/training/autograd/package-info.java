/**
 * Gradients by a tape.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.training.autograd.Tape} and {@link
 * org.reprise.training.autograd.Variable}.
 */
@NullMarked
package org.reprise.training.autograd;

import org.jspecify.annotations.NullMarked;
