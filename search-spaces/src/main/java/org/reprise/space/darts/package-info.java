/**
 * Cells as in DARTS: published genotypes and the networks that they are evaluated in.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.space.darts.Genotype}, a pair of cells and
 * how it is written, and {@link org.reprise.space.darts.EvaluationNetwork}, the network around it.
 */
@NullMarked
package org.reprise.space.darts;

import org.jspecify.annotations.NullMarked;
