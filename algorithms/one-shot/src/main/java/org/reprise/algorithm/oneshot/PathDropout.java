package org.reprise.algorithm.oneshot;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.space.SearchSpace;
import org.reprise.space.choiceblock.ChoiceBlockSpace;
import org.reprise.space.nasbench201.EdgeOperation;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.network.ActiveChoices;
import org.reprise.training.supernet.Path;
import org.reprise.training.supernet.PathSampler;

/**
 * Paths of a cell that survive in a step (Bender et al. 2018, section 3.2). Each is dropped by
 * itself, so often that the k paths that enter a node are dropped together with one probability,
 * whatever k is: each with the k-th root of it. A path is an operation other than none on an edge;
 * in cells of choice blocks an input of a block, or an operation of it.
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
    return space instanceof ChoiceBlockSpace ? ofBlocks(r, random) : ofEdges(space, r, random);
  }

  private static Path ofEdges(SearchSpace space, double r, RandomGenerator random) {
    double[] keep = new double[NasBench201.EDGES];
    for (int node = 1; node < NasBench201.NODES; node++) {
      for (int source = 0; source < node; source++) {
        keep[NasBench201.edge(source, node)] = 1 - rate(r, node * OPERATIONS);
      }
    }
    return PathSampler.kept(space, keep, random);
  }

  private static Path ofBlocks(double r, RandomGenerator random) {
    List<List<Integer>> kept = new ArrayList<>();
    for (int decision = 0; decision < 2 * ChoiceBlockSpace.BLOCKS; decision++) {
      int paths =
          decision % 2 == 0
              ? ChoiceBlockSpace.inputs(decision / 2)
              : ChoiceBlockSpace.OPERATIONS.size();
      List<Integer> choices = new ArrayList<>();
      for (int path = 0; path < paths; path++) {
        if (random.nextDouble() >= rate(r, paths)) {
          choices.add(path);
        }
      }
      kept.add(choices);
    }
    return Path.sum(new ActiveChoices(kept));
  }
}
