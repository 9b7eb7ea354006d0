/**
 * Reproduction targets that are measured by code of their own, beside those that are a row of a
 * benchmark.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.claim.TargetCheck}, what a module implements,
 * and {@link org.reprise.claim.Measurement}, what it returns. The targets themselves, published
 * value and rule, are data: {@code META-INF/reprise/targets.json} of the module that they belong
 * to.
 */
@NullMarked
package org.reprise.claim;

import org.jspecify.annotations.NullMarked;
