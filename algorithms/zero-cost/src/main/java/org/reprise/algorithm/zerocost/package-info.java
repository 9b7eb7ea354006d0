/**
 * Zero-cost proxies: thirteen scores of an untrained network and one batch of images, each as its
 * paper has it, and a search by them.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.zerocost.Proxies}, the list of
 * them, and {@link org.reprise.algorithm.zerocost.Candidate}, the network that they score.
 */
@NullMarked
package org.reprise.algorithm.zerocost;

import org.jspecify.annotations.NullMarked;
