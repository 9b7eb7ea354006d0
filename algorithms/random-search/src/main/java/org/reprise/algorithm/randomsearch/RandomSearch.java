package org.reprise.algorithm.randomsearch;

import java.util.random.RandomGenerator;
import org.reprise.search.Evaluator;
import org.reprise.search.SearchAlgorithm;

/**
 * Random search: architectures drawn uniformly, with replacement, until the budget is spent. The
 * control that every other method must beat (Li and Talwalkar 2019).
 */
public final class RandomSearch implements SearchAlgorithm {
  @Override
  public void search(Evaluator evaluator, RandomGenerator random) {
    while (true) {
      evaluator.evaluate(evaluator.space().sample(random));
    }
  }
}
