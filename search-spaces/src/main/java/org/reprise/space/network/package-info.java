/**
 * Networks as plain graphs of layers, with exact counts of parameters and multiply-adds.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.space.network.LayerGraph} and {@link
 * org.reprise.space.network.Layer}.
 */
@NullMarked
package org.reprise.space.network;

import org.jspecify.annotations.NullMarked;
