/**
 * What an architecture is.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.space.SearchSpace}, a set of architectures
 * and what can be done with them, and {@link org.reprise.space.Architecture}, one of them as
 * numbers.
 */
@NullMarked
package org.reprise.space;

import org.jspecify.annotations.NullMarked;
