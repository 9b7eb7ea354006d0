package org.reprise.algorithm.zerocost;

import java.util.random.RandomGenerator;
import org.reprise.search.Evaluator;
import org.reprise.search.RankedByProxy;
import org.reprise.search.SearchAlgorithm;
import org.reprise.space.Architecture;

/**
 * Scores N random architectures by a zero-cost proxy and evaluates the best k, best first (Mellor
 * et al. 2021, algorithm 1, which evaluates one).
 */
public final class ZeroCostSearch implements SearchAlgorithm {
  private final String proxy;
  private final int candidates;
  private final int evaluated;

  /**
   * A search.
   *
   * @param proxy its name
   * @param candidates N
   * @param evaluated k; fewer where the budget ends before
   */
  public ZeroCostSearch(String proxy, int candidates, int evaluated) {
    this.proxy = proxy;
    this.candidates = candidates;
    this.evaluated = evaluated;
  }

  @Override
  public void search(Evaluator evaluator, RandomGenerator random) {
    RankedByProxy.draw(evaluator, proxy, candidates, random).stream()
        .limit(evaluated)
        .forEachOrdered((Architecture best) -> evaluator.evaluate(best));
  }
}
