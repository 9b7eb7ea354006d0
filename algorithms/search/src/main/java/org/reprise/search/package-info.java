/**
 * The search interface that every method is written against.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.search.SearchAlgorithm}, what a method
 * implements, and {@link org.reprise.search.Evaluator}, all that it may know of an architecture.
 */
@NullMarked
package org.reprise.search;

import org.jspecify.annotations.NullMarked;
