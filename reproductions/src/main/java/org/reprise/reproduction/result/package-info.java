/**
 * Result directories: what an experiment leaves behind, and how it is read.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.reproduction.result.Results}, which reads a
 * directory, and {@link org.reprise.reproduction.result.RunRecord}, one line of it.
 *
 * <p>A directory holds three files:
 *
 * <ul>
 *   <li>{@code experiment.json}, an {@link org.reprise.reproduction.result.ExperimentFile}: what
 *       ran on what ({@code identity}), and where, when and by which command ({@code provenance}).
 *   <li>{@code runs.jsonl}, one {@link org.reprise.reproduction.result.RunRecord} a line, in the
 *       order benchmark, method, seed. The same experiment writes the same bytes, at any thread
 *       count, interrupted or not.
 *   <li>{@code timings.jsonl}, one {@link org.reprise.reproduction.result.Timing} a line in the
 *       same order: what the search itself took, which no two executions share.
 * </ul>
 */
@NullMarked
package org.reprise.reproduction.result;

import org.jspecify.annotations.NullMarked;
