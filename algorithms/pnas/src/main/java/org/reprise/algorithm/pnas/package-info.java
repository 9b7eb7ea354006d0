/**
 * PNAS, progressive search [9].
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.pnas.Pnas}, the search, and {@link
 * org.reprise.algorithm.pnas.Growth}, how the cells of a space grow.
 */
@NullMarked
package org.reprise.algorithm.pnas;

import org.jspecify.annotations.NullMarked;
