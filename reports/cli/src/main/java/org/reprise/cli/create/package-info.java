/**
 * The command that writes the beginnings of a module.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.cli.create.NewCommand} and {@link
 * org.reprise.cli.create.AlgorithmModule}.
 */
@NullMarked
package org.reprise.cli.create;

import org.jspecify.annotations.NullMarked;
