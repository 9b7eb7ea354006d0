/**
 * ProxylessNAS: binary gates over the paths of a network, one of which is computed at a time, and a
 * latency that is differentiable in expectation.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.proxylessnas.GateTraining}, the
 * loop, and {@link org.reprise.algorithm.proxylessnas.BinaryGates}, what it learns.
 */
@NullMarked
package org.reprise.algorithm.proxylessnas;

import org.jspecify.annotations.NullMarked;
