/**
 * Derivatives along a direction: the same tape, played on dual numbers, gives Hessian-vector
 * products exactly.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.training.dual.DualOperations} and {@link
 * org.reprise.training.dual.DualLosses}.
 */
@NullMarked
package org.reprise.training.dual;

import org.jspecify.annotations.NullMarked;
