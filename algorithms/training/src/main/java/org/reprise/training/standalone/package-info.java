/**
 * Training one network from scratch.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.training.standalone.StandAloneTraining} and
 * {@link org.reprise.training.standalone.TrainingProtocol}.
 */
@NullMarked
package org.reprise.training.standalone;

import org.jspecify.annotations.NullMarked;
