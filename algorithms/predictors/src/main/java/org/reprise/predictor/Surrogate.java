package org.reprise.predictor;

import org.reprise.space.SearchSpace;

/** Makes the predictor for the space that is searched. */
@FunctionalInterface
public interface Surrogate {
  /**
   * Returns a predictor that knows nothing yet.
   *
   * @param scores of untrained networks, for those that take them as inputs
   */
  Predictor create(SearchSpace space, ScoreSource scores);
}
