/**
 * TuNAS: a controller of independent choices is rewarded for accuracy by shared weights and for a
 * cost near its target.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.tunas.PolicyTraining}, the loop,
 * and {@link org.reprise.algorithm.tunas.IndependentPolicy}, the controller.
 */
@NullMarked
package org.reprise.algorithm.tunas;

import org.jspecify.annotations.NullMarked;
