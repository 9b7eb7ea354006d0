/**
 * DSNAS [15].
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.dsnas.Dsnas}, the search, and
 * {@link org.reprise.algorithm.dsnas.DsnasProvider}, its settings as published.
 */
@NullMarked
package org.reprise.algorithm.dsnas;

import org.jspecify.annotations.NullMarked;
