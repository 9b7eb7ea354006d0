/**
 * The manual as numbered samples, one idea each. They are tests, so what they show is true.
 *
 * <p>Start at {@link org.reprise.sample.Sample01HelloSearch}, then {@link
 * org.reprise.sample.Sample02OwnAlgorithm}.
 */
package org.reprise.sample;
