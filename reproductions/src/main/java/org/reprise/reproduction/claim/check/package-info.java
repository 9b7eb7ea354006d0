/**
 * Checks of spaces, tables and published data: sizes, optima, costs, rank correlations.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.reproduction.claim.check.SpaceSizeCheck}, the
 * smallest example, and {@link org.reprise.reproduction.claim.check.SupernetRankCheck}, one that
 * reads data.
 */
@NullMarked
package org.reprise.reproduction.claim.check;

import org.jspecify.annotations.NullMarked;
