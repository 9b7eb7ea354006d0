/**
 * Small networks in double precision over flat parameter vectors, for controllers and predictors
 * that train inside a search. Large networks are trained by the training module instead.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.search.neural.LstmCell} and {@link
 * org.reprise.search.neural.Affine}; {@link org.reprise.search.VectorAdam} trains the vector.
 */
@NullMarked
package org.reprise.search.neural;

import org.jspecify.annotations.NullMarked;
