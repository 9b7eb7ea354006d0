/**
 * Search by gradients: logits of the choices are trained beside shared weights, and an architecture
 * is derived from them. What the methods of this kind have in common.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.training.relaxation.RelaxedSearch}, the frame
 * of a search, and {@link org.reprise.training.relaxation.RelaxedTraining}, whose steps the methods
 * put in their order.
 */
@NullMarked
package org.reprise.training.relaxation;

import org.jspecify.annotations.NullMarked;
