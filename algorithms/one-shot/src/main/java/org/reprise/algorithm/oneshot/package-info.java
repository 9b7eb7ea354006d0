/**
 * One-shot architecture search [10].
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.oneshot.OneShot}, the search, and
 * {@link org.reprise.algorithm.oneshot.PathDropout}, what it drops in training.
 */
@NullMarked
package org.reprise.algorithm.oneshot;

import org.jspecify.annotations.NullMarked;
