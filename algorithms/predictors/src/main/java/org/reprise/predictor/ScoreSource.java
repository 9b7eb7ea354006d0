package org.reprise.predictor;

import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;

/**
 * Where a predictor gets scores of untrained networks from, if it asks for any. In a search that is
 * {@code Evaluator.proxyScore}, which charges what a score computes.
 */
@FunctionalInterface
public interface ScoreSource {
  /** No scores at all. */
  ScoreSource NONE =
      (proxy, architecture) -> {
        throw new InvalidInputException("there are no scores of proxy " + proxy + " here");
      };

  /**
   * Returns the score of {@code architecture} by a zero-cost proxy, greater for better; NaN where
   * it is not known.
   *
   * @throws InvalidInputException if there are no scores of the proxy
   */
  double score(String proxy, Architecture architecture);
}
