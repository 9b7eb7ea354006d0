/**
 * Neural Predictor [5].
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.neuralpredictor.NeuralPredictor},
 * the search, and {@link org.reprise.predictor.Gcn}, its network.
 */
@NullMarked
package org.reprise.algorithm.neuralpredictor;

import org.jspecify.annotations.NullMarked;
