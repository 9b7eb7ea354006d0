/**
 * Baselines that train one path of a supernet at a time: random search with shared weights, single
 * path one-shot, FairNAS.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.algorithm.singlepath.SinglePathSearch}, the
 * frame, and {@link org.reprise.algorithm.singlepath.RspsProvider}, the simplest filling.
 */
@NullMarked
package org.reprise.algorithm.singlepath;

import org.jspecify.annotations.NullMarked;
