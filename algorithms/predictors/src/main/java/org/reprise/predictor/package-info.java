/**
 * Predictors of accuracy, which several methods share, and the kernels that train them.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.predictor.Predictor}, what every one of them
 * implements, and {@link org.reprise.predictor.Charged}, all that it may learn from.
 */
@NullMarked
package org.reprise.predictor;

import org.jspecify.annotations.NullMarked;
