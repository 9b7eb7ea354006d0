/**
 * Training on ND4J: the tensor operations of the training module over INDArrays, on the CPU or,
 * with the natives of the Maven profile {@code cuda}, on a GPU.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.training.nd4j.Nd4jOperations} and {@link
 * org.reprise.training.nd4j.Nd4jConvolutions}. No other package names ND4J's operations.
 */
package org.reprise.training.nd4j;
