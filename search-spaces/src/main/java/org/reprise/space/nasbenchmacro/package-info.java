/**
 * The space of NAS-Bench-Macro: chains of mobile blocks.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.space.nasbenchmacro.NasBenchMacro} and {@link
 * org.reprise.space.network.InvertedResidual}, its building block.
 */
@NullMarked
package org.reprise.space.nasbenchmacro;

import org.jspecify.annotations.NullMarked;
