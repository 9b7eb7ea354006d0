/**
 * The way out: a found network as a ComputationGraph of Deeplearning4j, to train it on or deploy it
 * there.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.training.dl4j.Dl4jExport} and {@link
 * org.reprise.training.dl4j.Dl4jVertices}.
 */
package org.reprise.training.dl4j;
