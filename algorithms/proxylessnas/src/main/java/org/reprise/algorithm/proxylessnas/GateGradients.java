package org.reprise.algorithm.proxylessnas;

import org.reprise.training.supernet.Batch;
import org.reprise.training.supernet.Path;
import org.reprise.training.supernet.Supernet;

/** How the gradients of gates are computed: what is in memory at a time differs. */
interface GateGradients {
  /**
   * What a pass gave.
   *
   * @param crossEntropy on the batch
   * @param gates gradients of the gates, a row for each decision; 0 where none was asked for
   * @param memory the most numbers that the pass held at once
   */
  record Pass(double crossEntropy, double[][] gates, long memory) {}

  /** Returns the network with all paths. */
  Supernet supernet();

  /** Returns the gradients of the gates that were asked for; the weights get none. */
  Pass of(Draw draw, Batch batch);

  /** Returns the multiply-adds of that pass: all forward, and the open ones backward to maps. */
  default double multiplyAdds(Draw draw) {
    return (double) supernet().multiplyAdds(Path.sum(draw.active()))
        + supernet().multiplyAdds(Path.of(draw.architecture()));
  }
}
