/**
 * Gradients by a tape.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.training.autograd.Tape} and {@link
 * org.reprise.training.autograd.Variable}.
 */
package org.reprise.training.autograd;
