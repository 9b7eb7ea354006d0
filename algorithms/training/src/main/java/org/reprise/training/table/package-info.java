/**
 * Training whole spaces into tables.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.training.table.TableTraining} and {@link
 * org.reprise.training.table.BuiltInBenchmark}.
 */
@NullMarked
package org.reprise.training.table;

import org.jspecify.annotations.NullMarked;
