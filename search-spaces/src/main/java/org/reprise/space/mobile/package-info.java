/**
 * Chains of mobile blocks: the published EfficientNet, MnasNet, MobileNetV2 and ProxylessNAS, and
 * the spaces of such chains.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.space.mobile.MobileNetwork}, the chain and
 * the notation of its blocks, and {@link org.reprise.space.network.InvertedResidual}, one block.
 */
@NullMarked
package org.reprise.space.mobile;

import org.jspecify.annotations.NullMarked;
