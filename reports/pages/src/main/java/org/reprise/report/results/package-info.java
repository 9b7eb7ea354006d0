/**
 * The results that are kept in the repository, to be read without running anything: Markdown pages
 * and SVG figures, made from data files that lie beside them.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.report.results.ResultsFolder}, which reads
 * the data and makes every page of them, and {@link org.reprise.report.results.GroundResults}, what
 * is kept of one ground.
 */
@NullMarked
package org.reprise.report.results;

import org.jspecify.annotations.NullMarked;
