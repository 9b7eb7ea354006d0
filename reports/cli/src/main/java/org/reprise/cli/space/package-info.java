/**
 * The commands that show search spaces and architectures.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.cli.space.SpaceCommand} and {@link
 * org.reprise.cli.space.ArchCommand}.
 */
@NullMarked
package org.reprise.cli.space;

import org.jspecify.annotations.NullMarked;
