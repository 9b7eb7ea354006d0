/**
 * Neural Predictor [5].
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.neuralpredictor.NeuralPredictor},
 * the search, and {@link org.reprise.predictor.Gcn}, its network.
 */
package org.reprise.algorithm.neuralpredictor;
