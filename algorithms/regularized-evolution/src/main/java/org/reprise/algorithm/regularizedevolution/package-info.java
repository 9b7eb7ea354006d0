/**
 * Regularized (aging) evolution [17].
 *
 * <p>A newcomer needs two classes: {@link
 * org.reprise.algorithm.regularizedevolution.RegularizedEvolution} and {@link
 * org.reprise.algorithm.regularizedevolution.BitStringToy}, the paper's toy on which aging is
 * compared.
 */
@NullMarked
package org.reprise.algorithm.regularizedevolution;

import org.jspecify.annotations.NullMarked;
