/**
 * Random search, the control of every comparison.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.randomsearch.RandomSearch} and
 * {@link org.reprise.algorithm.randomsearch.RandomSearchProvider}, the smallest example of a
 * method.
 */
@NullMarked
package org.reprise.algorithm.randomsearch;

import org.jspecify.annotations.NullMarked;
