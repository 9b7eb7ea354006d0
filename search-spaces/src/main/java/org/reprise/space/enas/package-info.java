/**
 * The two convolutional spaces of ENAS [12].
 *
 * <p>A newcomer needs two classes: {@link org.reprise.space.enas.EnasMacroSpace}, whole networks,
 * and {@link org.reprise.space.enas.EnasMicroSpace}, pairs of cells.
 */
@NullMarked
package org.reprise.space.enas;

import org.jspecify.annotations.NullMarked;
