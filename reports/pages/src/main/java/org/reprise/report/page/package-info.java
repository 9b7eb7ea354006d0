/**
 * The report as a folder of pages that open from disk.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.report.page.ReportFolder}, which writes all
 * files, and {@link org.reprise.report.figure.FigureData}, what the charts draw. The pages are
 * Mustache templates beside these classes, which escape every name; the charts are Apache ECharts.
 */
@NullMarked
package org.reprise.report.page;

import org.jspecify.annotations.NullMarked;
