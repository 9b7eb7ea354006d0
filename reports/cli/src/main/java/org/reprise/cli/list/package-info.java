/**
 * The command that lists what there is.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.cli.list.ListCommand} and {@link
 * org.reprise.cli.ListItem}.
 */
@NullMarked
package org.reprise.cli.list;

import org.jspecify.annotations.NullMarked;
