/**
 * The commands that make reports.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.cli.experiment.LeaderboardCommand}, which
 * runs methods and reports, and {@link org.reprise.cli.experiment.ReportCommand}, which reports
 * what was run before.
 */
@NullMarked
package org.reprise.cli.experiment;

import org.jspecify.annotations.NullMarked;
