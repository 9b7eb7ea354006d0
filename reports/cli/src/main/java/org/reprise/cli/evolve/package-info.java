/**
 * The command of program search (AutoML-Zero).
 *
 * <p>A newcomer needs two classes: {@link org.reprise.cli.evolve.EvolveCommand} and {@link
 * org.reprise.algorithm.automlzero.search.ProgramSearch}.
 */
@NullMarked
package org.reprise.cli.evolve;

import org.jspecify.annotations.NullMarked;
