package org.reprise.algorithm.oneshot;

import java.util.random.RandomGenerator;
import org.reprise.space.SearchSpace;
import org.reprise.space.nasbench201.EdgeOperation;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.training.supernet.Path;
import org.reprise.training.supernet.PathSampler;

/**
 * Paths of a cell that survive in a step (Bender et al. 2018, section 3.2). A path is an operation
 * other than none on an edge. Each is dropped by itself, so often that the k paths that enter a
 * node are dropped together with one probability, whatever k is: each with the k-th root of it.
 */
final class PathDropout {
  private static final int OPERATIONS = EdgeOperation.values().length - 1;

  private PathDropout() {}

  /**
   * Returns the rate at which each of {@code k} paths is dropped; all of them with probability r.
   */
  static double rate(double r, int k) {
    return Math.pow(r, 1.0 / k);
  }

  /**
   * Returns the paths of a step.
   *
   * @param r probability that nothing enters a node
   */
  static Path draw(SearchSpace space, double r, RandomGenerator random) {
    double[] keep = new double[NasBench201.EDGES];
    for (int node = 1; node < NasBench201.NODES; node++) {
      for (int source = 0; source < node; source++) {
        keep[NasBench201.edge(source, node)] = 1 - rate(r, node * OPERATIONS);
      }
    }
    return PathSampler.kept(space, keep, random);
  }
}
