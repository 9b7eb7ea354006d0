package org.reprise.predictor;

import org.reprise.space.SearchSpace;

/** Makes the predictor for the space that is searched. */
@FunctionalInterface
public interface Surrogate {
  /** Returns a predictor that knows nothing yet. */
  Predictor create(SearchSpace space);
}
