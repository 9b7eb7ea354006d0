/**
 * The figures of a report: what they draw, and their form as files for papers.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.report.figure.FigureData}, which the pages'
 * charts draw, too, and {@link org.reprise.report.figure.BoardFigures}, all figures of a board as
 * files.
 *
 * <p>Each kind of figure has a class that makes a {@link org.reprise.report.figure.Drawing}, of
 * which SVG, PDF and PNG are written. No chart library is used, since those measure text with fonts
 * that a server's Java may lack, and their output differs between machines; these files have the
 * same bytes everywhere (docs/decisions/0010-pdfbox.md).
 */
@NullMarked
package org.reprise.report.figure;

import org.jspecify.annotations.NullMarked;
