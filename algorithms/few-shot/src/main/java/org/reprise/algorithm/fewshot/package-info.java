/**
 * Few-shot neural architecture search [13].
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.fewshot.FewShot}, the search, and
 * {@link org.reprise.algorithm.fewshot.SplitScores}, which asks the right sub-supernet.
 */
@NullMarked
package org.reprise.algorithm.fewshot;

import org.jspecify.annotations.NullMarked;
