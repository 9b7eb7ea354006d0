/**
 * Efficient neural architecture search via parameter sharing [12].
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.enas.Enas}, the search, and {@link
 * org.reprise.algorithm.enas.EnasController}, the recurrent network that it trains.
 */
@NullMarked
package org.reprise.algorithm.enas;

import org.jspecify.annotations.NullMarked;
