/**
 * The regression check: methods rerun with the seeds of a committed baseline.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.reproduction.baseline.Baseline}, what is
 * committed, and {@link org.reprise.reproduction.baseline.BaselineCheck}, which compares.
 */
@NullMarked
package org.reprise.reproduction.baseline;

import org.jspecify.annotations.NullMarked;
