/**
 * Training on Java's vector registers.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.training.lanes.LaneOperations} and {@link
 * org.reprise.training.lanes.Convolutions}.
 */
@NullMarked
package org.reprise.training.lanes;

import org.jspecify.annotations.NullMarked;
