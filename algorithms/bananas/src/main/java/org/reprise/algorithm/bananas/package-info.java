/**
 * BANANAS [18].
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.bananas.Bananas}, the search, and
 * {@link org.reprise.algorithm.bananas.Acquisition}, what decides which candidates are trained.
 */
@NullMarked
package org.reprise.algorithm.bananas;

import org.jspecify.annotations.NullMarked;
