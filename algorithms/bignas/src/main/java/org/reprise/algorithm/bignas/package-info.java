/**
 * BigNAS: one model, trained once, whose parts are networks that need no retraining.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.bignas.Sandwich}, a step of its
 * training, and {@link org.reprise.algorithm.bignas.CoarseToFine}, how a part is chosen.
 */
@NullMarked
package org.reprise.algorithm.bignas;

import org.jspecify.annotations.NullMarked;
