/**
 * EfficientNet [3]: how a network is made greater.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.efficientnet.ScalingGrid}, the
 * search for the coefficients of compound scaling, and {@link
 * org.reprise.algorithm.efficientnet.ScalingTrial}, which trains what scaling makes of the {@link
 * org.reprise.algorithm.efficientnet.SmallBaseline}.
 */
@NullMarked
package org.reprise.algorithm.efficientnet;

import org.jspecify.annotations.NullMarked;
