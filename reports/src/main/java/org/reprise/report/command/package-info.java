/**
 * The commands that make reports.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.report.command.LeaderboardCommand}, which
 * runs methods and reports, and {@link org.reprise.report.command.ReportCommand}, which reports
 * what was run before.
 */
package org.reprise.report.command;
