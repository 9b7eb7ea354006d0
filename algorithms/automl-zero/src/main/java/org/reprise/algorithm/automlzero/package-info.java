/**
 * AutoML-Zero: evolving machine learning algorithms from scratch (Real, Liang, So and Le, 2020).
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.automlzero.ProgramExperiment}, a
 * search with its selection and final test, and {@link
 * org.reprise.algorithm.automlzero.SearchTasks}, the paper's settings by name.
 */
@NullMarked
package org.reprise.algorithm.automlzero;

import org.jspecify.annotations.NullMarked;
