/**
 * The convolutional space of the first paper on architecture search with reinforcement learning
 * [1].
 *
 * <p>A newcomer needs two classes: {@link org.reprise.space.layerwise.LayerwiseSpace} and {@link
 * org.reprise.space.ProductSpace}, which it extends.
 */
@NullMarked
package org.reprise.space.layerwise;

import org.jspecify.annotations.NullMarked;
