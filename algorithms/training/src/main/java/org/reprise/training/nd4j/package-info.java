/**
 * Training on ND4J's arrays.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.training.nd4j.Nd4jOperations} and {@link
 * org.reprise.training.nd4j.Windows}.
 */
@NullMarked
package org.reprise.training.nd4j;

import org.jspecify.annotations.NullMarked;
