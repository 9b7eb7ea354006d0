/**
 * The choice of what computes.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.training.engine.Engine} and {@link
 * org.reprise.training.engine.SelfTest}.
 */
@NullMarked
package org.reprise.training.engine;

import org.jspecify.annotations.NullMarked;
