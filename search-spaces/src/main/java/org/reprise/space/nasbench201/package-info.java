/**
 * The cell space of NAS-Bench-201, which is the topology space of NATS-Bench.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.space.nasbench201.NasBench201} and {@link
 * org.reprise.space.nasbench201.CellNetwork}.
 */
package org.reprise.space.nasbench201;
