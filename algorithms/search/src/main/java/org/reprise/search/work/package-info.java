/**
 * Independent units of work, such as the runs of an experiment or the trainings of a table, done in
 * any order and anywhere, with results that are handed on in order.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.search.work.Workload}, what is to be done,
 * and {@link org.reprise.search.work.Workers}, who do it.
 */
@NullMarked
package org.reprise.search.work;

import org.jspecify.annotations.NullMarked;
