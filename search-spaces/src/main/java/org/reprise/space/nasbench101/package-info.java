/**
 * The cells of NAS-Bench-101: graphs of at most 7 vertices and 9 edges.
 *
 * <p>A newcomer needs two classes: {@link org.reprise.space.nasbench101.NasBench101}, the space
 * with its raw encoding, and {@link org.reprise.space.nasbench101.Cell}, the graph that is left of
 * an architecture when its unused vertices are removed.
 */
@NullMarked
package org.reprise.space.nasbench101;

import org.jspecify.annotations.NullMarked;
