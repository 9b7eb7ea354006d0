package org.reprise.algorithm.localsearch;

import it.unimi.dsi.fastutil.longs.Long2DoubleOpenHashMap;
import java.util.random.RandomGenerator;
import org.reprise.search.Evaluator;
import org.reprise.search.SearchAlgorithm;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;

/**
 * Local search (White et al. 2021, algorithm 1): from the best of a few random architectures, move
 * to the best neighbour as long as it is better, evaluating all of them; at a local optimum start
 * again. What was evaluated is remembered and not paid for twice.
 */
public final class LocalSearch implements SearchAlgorithm {
  private final int initial;
  private final boolean full;

  private Evaluator evaluator;
  private SearchSpace space;
  private Long2DoubleOpenHashMap known;

  /**
   * A local search.
   *
   * @param initial random architectures from which each climb starts, the best of them
   * @param full whether all neighbours are evaluated before a move, or a better one is taken at
   *     once
   */
  public LocalSearch(int initial, boolean full) {
    this.initial = initial;
    this.full = full;
  }

  @Override
  public void search(Evaluator charged, RandomGenerator random) {
    evaluator = charged;
    space = charged.space();
    known = new Long2DoubleOpenHashMap(512);
    known.defaultReturnValue(Double.NaN);
    long size = space.hasExactKeys() ? space.size().longValueExact() : Long.MAX_VALUE;
    while (known.size() < size) {
      climb(bestOfRandom(random));
    }
  }

  private Architecture bestOfRandom(RandomGenerator random) {
    Architecture best = space.sample(random);
    double accuracy = accuracy(best);
    for (int i = 1; i < initial; i++) {
      Architecture candidate = space.sample(random);
      double found = accuracy(candidate);
      if (found > accuracy) {
        best = candidate;
        accuracy = found;
      }
    }
    return best;
  }

  private void climb(Architecture start) {
    Architecture current = start;
    double accuracy = accuracy(current);
    while (true) {
      Architecture better = null;
      for (Architecture neighbour : space.neighbours(current)) {
        double found = accuracy(neighbour);
        if (found > accuracy) {
          accuracy = found;
          better = neighbour;
          if (!full) {
            break;
          }
        }
      }
      if (better == null) {
        return;
      }
      current = better;
    }
  }

  private double accuracy(Architecture architecture) {
    long key = space.key(architecture);
    double accuracy = known.get(key);
    if (Double.isNaN(accuracy)) {
      accuracy = evaluator.evaluate(architecture);
      known.put(key, accuracy);
    }
    return accuracy;
  }
}
