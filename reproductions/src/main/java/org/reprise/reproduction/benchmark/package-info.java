/**
 * What a method is run on: a table or training, and the protocol by which it is searched and
 * scored.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.reproduction.benchmark.Protocol}, the rules
 * as data, and {@link org.reprise.reproduction.benchmark.Benchmark}, the rules applied.
 */
@NullMarked
package org.reprise.reproduction.benchmark;

import org.jspecify.annotations.NullMarked;
