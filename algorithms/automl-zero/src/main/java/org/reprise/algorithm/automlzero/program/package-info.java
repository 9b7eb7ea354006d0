/**
 * The program space of AutoML-Zero: what a learning algorithm is, how it is written down and read.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.automlzero.program.Program}, the
 * three component functions, and {@link org.reprise.algorithm.automlzero.program.Op}, the 65
 * operations.
 */
@NullMarked
package org.reprise.algorithm.automlzero.program;

import org.jspecify.annotations.NullMarked;
