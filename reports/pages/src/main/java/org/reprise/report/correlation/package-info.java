/**
 * How predictors and cheap scores rank the architectures of a table against the truth.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.report.correlation.PredictorBench}, which
 * measures, and {@link org.reprise.report.correlation.ScorerRanking}, what it finds.
 */
@NullMarked
package org.reprise.report.correlation;

import org.jspecify.annotations.NullMarked;
