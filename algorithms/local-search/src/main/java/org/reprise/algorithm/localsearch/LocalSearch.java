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
    SearchSpace space = charged.space();
    Known known = new Known(charged, space);
    long size = space.hasExactKeys() ? space.size().longValueExact() : Long.MAX_VALUE;
    while (known.size() < size) {
      climb(bestOfRandom(known, random), known);
    }
  }

  private Architecture bestOfRandom(Known known, RandomGenerator random) {
    Architecture best = known.space.sample(random);
    double accuracy = known.accuracy(best);
    for (int i = 1; i < initial; i++) {
      Architecture candidate = known.space.sample(random);
      double found = known.accuracy(candidate);
      if (found > accuracy) {
        best = candidate;
        accuracy = found;
      }
    }
    return best;
  }

  private void climb(Architecture start, Known known) {
    Architecture current = start;
    double accuracy = known.accuracy(current);
    while (true) {
      Architecture better = null;
      for (Architecture neighbour : known.space.neighbours(current)) {
        double found = known.accuracy(neighbour);
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

  /** What a search has evaluated, by key. */
  private static final class Known {
    private final Evaluator evaluator;
    private final SearchSpace space;
    private final Long2DoubleOpenHashMap accuracies = new Long2DoubleOpenHashMap(512);

    Known(Evaluator evaluator, SearchSpace space) {
      this.evaluator = evaluator;
      this.space = space;
      accuracies.defaultReturnValue(Double.NaN);
    }

    int size() {
      return accuracies.size();
    }

    double accuracy(Architecture architecture) {
      long key = space.key(architecture);
      double accuracy = accuracies.get(key);
      if (Double.isNaN(accuracy)) {
        accuracy = evaluator.evaluate(architecture);
        accuracies.put(key, accuracy);
      }
      return accuracy;
    }
  }
}
