/**
 * Published chains of mobile blocks: EfficientNet, MnasNet, MobileNetV2, ProxylessNAS.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.space.mobile.MobileNetwork}, the chain and
 * the notation of its blocks, and {@link org.reprise.space.network.InvertedResidual}, one block.
 */
@NullMarked
package org.reprise.space.mobile;

import org.jspecify.annotations.NullMarked;
