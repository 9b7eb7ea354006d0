/**
 * Networks of layer graphs, with weights.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.training.network.GraphNetwork} and {@link
 * org.reprise.training.network.LayerFactory}.
 */
@NullMarked
package org.reprise.training.network;

import org.jspecify.annotations.NullMarked;
