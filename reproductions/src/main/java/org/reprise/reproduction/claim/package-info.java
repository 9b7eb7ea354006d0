/**
 * Reproduction targets: what papers state, as data, and the verdict on what we measure.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.reproduction.claim.Target}, one statement
 * with its rule, and {@link org.reprise.reproduction.claim.Reproducer}, which runs and judges them.
 */
@NullMarked
package org.reprise.reproduction.claim;

import org.jspecify.annotations.NullMarked;
