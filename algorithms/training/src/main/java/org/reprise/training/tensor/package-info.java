/**
 * What training asks of a tensor library.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.training.tensor.Operations} and {@link
 * org.reprise.training.tensor.Tensor}.
 */
package org.reprise.training.tensor;
