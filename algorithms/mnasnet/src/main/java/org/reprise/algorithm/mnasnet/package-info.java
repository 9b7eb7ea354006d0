/**
 * MnasNet [4]: a recurrent controller that is rewarded for accuracy and latency.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.mnasnet.MnasNetSearch}, the search,
 * and {@link org.reprise.algorithm.mnasnet.ProximalUpdate}, how the controller learns.
 */
@NullMarked
package org.reprise.algorithm.mnasnet;

import org.jspecify.annotations.NullMarked;
