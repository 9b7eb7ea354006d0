/**
 * The two spaces of NATS-Bench, which share their networks: the topology space, which is
 * NAS-Bench-201, and the size space.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.space.nasbench201.NasBench201} and {@link
 * org.reprise.space.nasbench201.NasBench201Network}.
 */
@NullMarked
package org.reprise.space.nasbench201;

import org.jspecify.annotations.NullMarked;
