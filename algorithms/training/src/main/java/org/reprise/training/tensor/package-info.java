/**
 * What training asks of a tensor library.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.training.tensor.Operations} and {@link
 * org.reprise.training.tensor.Tensor}.
 */
@NullMarked
package org.reprise.training.tensor;

import org.jspecify.annotations.NullMarked;
