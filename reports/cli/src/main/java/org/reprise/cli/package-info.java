/**
 * The command line.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.cli.Reprise}, where every call starts and
 * ends, and {@link org.reprise.cli.CliCommand}, which says how to add a command.
 */
@NullMarked
package org.reprise.cli;

import org.jspecify.annotations.NullMarked;
