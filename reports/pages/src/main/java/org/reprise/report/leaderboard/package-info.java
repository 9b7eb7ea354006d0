/**
 * The leaderboard: methods × benchmarks × seeds as numbers, and its forms for a terminal, a
 * spreadsheet, a program and a Markdown page.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.report.leaderboard.Board}, the runs of all
 * methods on one benchmark scored on one data set, and {@link
 * org.reprise.report.leaderboard.Leaderboard}, what is said of them.
 */
@NullMarked
package org.reprise.report.leaderboard;

import org.jspecify.annotations.NullMarked;
