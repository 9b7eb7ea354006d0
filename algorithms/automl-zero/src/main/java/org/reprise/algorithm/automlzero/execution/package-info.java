/**
 * Running programs: one program on many tasks at once.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.automlzero.execution.TaskRunner},
 * the evaluation loop of the paper's figure 1, and {@link
 * org.reprise.algorithm.automlzero.execution.LaneMachine}, the memory and the interpreter.
 */
@NullMarked
package org.reprise.algorithm.automlzero.execution;

import org.jspecify.annotations.NullMarked;
