package org.reprise.algorithm.zerocost;

/**
 * The scores of an architecture, in the order of the proxies that were asked for.
 *
 * @param architecture in the text form of its space
 * @param seed of weights, batch, noise and chance
 * @param scores greater is better
 * @param seconds of processor time that each would take alone
 */
public record Scored(String architecture, long seed, double[] scores, double[] seconds) {}
