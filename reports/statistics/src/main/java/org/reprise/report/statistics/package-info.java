/**
 * Statistics across runs.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.report.statistics.Bootstrap}, how sure a
 * figure is, and {@link org.reprise.report.statistics.StepCurve}, how good a run was at each point
 * of its way. Paired tests and rank correlations are in {@code org.reprise.search.statistics}.
 *
 * <p>One rule holds for all: a NaN among the values makes the result NaN, it is never dropped in
 * silence; and what is undefined for the input (a deviation of one value, the correlation of a
 * constant) is NaN, too.
 */
@NullMarked
package org.reprise.report.statistics;

import org.jspecify.annotations.NullMarked;
