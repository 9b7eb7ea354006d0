/**
 * What the paper claims, measured.
 *
 * <p>A newcomer needs one class, {@link org.reprise.algorithm.automlzero.claim.ProgramSearchCheck},
 * and the targets themselves, which are data: {@code META-INF/reprise/targets.json}.
 */
package org.reprise.algorithm.automlzero.claim;
