/**
 * One network that holds the networks of a whole space: shared weights, paths through them, and the
 * ranking of architectures by inherited weights.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.training.supernet.Supernet} and {@link
 * org.reprise.training.supernet.InheritedAccuracy}.
 */
@NullMarked
package org.reprise.training.supernet;

import org.jspecify.annotations.NullMarked;
