/**
 * Training whole spaces into tables.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.training.table.TableTraining} and {@link
 * org.reprise.training.table.BuiltInBenchmark}.
 */
package org.reprise.training.table;
