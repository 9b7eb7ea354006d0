/**
 * Local search, the strong simple baseline.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.localsearch.LocalSearch} and {@link
 * org.reprise.algorithm.localsearch.LocalSearchProvider}.
 */
@NullMarked
package org.reprise.algorithm.localsearch;

import org.jspecify.annotations.NullMarked;
