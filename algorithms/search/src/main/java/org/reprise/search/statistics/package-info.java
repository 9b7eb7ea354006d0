/**
 * Statistics that methods, the harness and reports share.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.search.statistics.RankCorrelation}, how alike
 * two rankings are, and {@link org.reprise.search.statistics.WilcoxonSignedRank}, whether paired
 * runs differ.
 */
@NullMarked
package org.reprise.search.statistics;

import org.jspecify.annotations.NullMarked;
