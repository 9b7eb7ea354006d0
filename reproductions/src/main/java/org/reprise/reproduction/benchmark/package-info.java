/**
 * What a method is run on: a table, and the protocol by which it is searched and scored.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.reproduction.benchmark.Protocol}, the rules
 * as data, and {@link org.reprise.reproduction.benchmark.Benchmark}, the rules applied to a table.
 */
package org.reprise.reproduction.benchmark;
