/**
 * What a report says of the searched table itself: how its other columns rank the architectures,
 * what accuracy costs, and what the best architectures look like.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.report.landscape.Landscape}, all of it for
 * one score, and {@link org.reprise.report.landscape.CellDrawing}, an architecture as a drawing.
 */
@NullMarked
package org.reprise.report.landscape;

import org.jspecify.annotations.NullMarked;
