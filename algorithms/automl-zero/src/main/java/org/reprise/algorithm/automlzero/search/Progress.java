package org.reprise.algorithm.automlzero.search;

/**
 * Where a search stands after a round. All numbers depend on the seed alone.
 *
 * @param individuals programs evaluated, over all islands
 * @param bestEver the best fitness that any island has seen
 * @param bestNow the best fitness in the present populations
 * @param meanNow the mean fitness of the present populations
 * @param trainSteps training examples seen
 * @param sameCode programs recognised by their instructions
 * @param sameErrors programs recognised by their errors
 * @param underHurdle programs stopped by the hurdle
 */
public record Progress(
    long individuals,
    double bestEver,
    double bestNow,
    double meanNow,
    long trainSteps,
    long sameCode,
    long sameErrors,
    long underHurdle) {}
