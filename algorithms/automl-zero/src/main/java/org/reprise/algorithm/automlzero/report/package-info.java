/**
 * What a search found, made readable.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.automlzero.report.EvolutionPage},
 * the HTML page of a run, and {@link org.reprise.algorithm.automlzero.report.Simplifier}, which
 * tells the lines of a program that do something from those that do nothing.
 */
@NullMarked
package org.reprise.algorithm.automlzero.report;

import org.jspecify.annotations.NullMarked;
