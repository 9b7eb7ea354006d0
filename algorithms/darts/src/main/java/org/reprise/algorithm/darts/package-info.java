/**
 * DARTS [11].
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.darts.Darts}, the search, and
 * {@link org.reprise.algorithm.darts.UnrolledGradient}, its second order.
 */
@NullMarked
package org.reprise.algorithm.darts;

import org.jspecify.annotations.NullMarked;
