/**
 * The figures of a report: what they draw, and their form as SVG files for papers.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.report.figure.FigureData}, which the pages'
 * charts draw, too, and {@link org.reprise.report.figure.SvgFigures}, all figures of a board.
 *
 * <p>SVG is written here by a few lines and not by a chart library on the JVM, since those measure
 * text with fonts that a server's Java may lack, and their output differs between machines; these
 * files have the same bytes everywhere.
 */
package org.reprise.report.figure;
