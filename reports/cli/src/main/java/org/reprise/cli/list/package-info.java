/**
 * The command that lists what there is.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.cli.list.ListCommand} and {@link
 * org.reprise.cli.ListItem}.
 */
package org.reprise.cli.list;
