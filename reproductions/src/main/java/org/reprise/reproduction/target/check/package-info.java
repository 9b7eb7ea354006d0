/**
 * Checks of spaces, tables and published data: sizes, optima, costs, rank correlations.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.reproduction.target.check.SpaceSizeCheck},
 * the smallest example, and {@link org.reprise.reproduction.target.check.SupernetRankCheck}, one
 * that reads data.
 */
package org.reprise.reproduction.target.check;
