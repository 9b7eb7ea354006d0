/**
 * Tasks that programs are judged on.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.automlzero.task.TaskSet}, tasks of
 * one kind and size, and {@link org.reprise.algorithm.automlzero.task.RegressionTasks}, which makes
 * the paper's synthetic ones.
 */
@NullMarked
package org.reprise.algorithm.automlzero.task;

import org.jspecify.annotations.NullMarked;
