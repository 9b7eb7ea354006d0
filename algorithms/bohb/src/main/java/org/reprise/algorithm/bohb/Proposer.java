package org.reprise.algorithm.bohb;

import java.util.random.RandomGenerator;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;

/** Proposes what enters a bracket, and learns from what was evaluated there. */
interface Proposer {
  Architecture propose(SearchSpace space, RandomGenerator random);

  void observe(Architecture architecture, int epochs, double accuracy);

  /** Hyperband's own: uniform, learning nothing. */
  static Proposer uniform() {
    return new Proposer() {
      @Override
      public Architecture propose(SearchSpace space, RandomGenerator random) {
        return space.sample(random);
      }

      @Override
      public void observe(Architecture architecture, int epochs, double accuracy) {
        // A uniform proposal does not depend on what was seen.
      }
    };
  }
}
