/**
 * What the paper claims, measured.
 *
 * <p>A newcomer needs one class, {@link org.reprise.algorithm.automlzero.claim.ProgramSearchCheck},
 * and the targets themselves, which are data: {@code META-INF/reprise/targets.json}.
 */
@NullMarked
package org.reprise.algorithm.automlzero.claim;

import org.jspecify.annotations.NullMarked;
