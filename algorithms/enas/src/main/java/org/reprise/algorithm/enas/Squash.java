package org.reprise.algorithm.enas;

/**
 * How the controller keeps its logits small, so that it goes on exploring: bound tanh(score /
 * temperature).
 *
 * @param temperature positive; 1 for none
 * @param bound the tanh constant; 0 for no tanh
 */
record Squash(double temperature, double bound) {
  /** Returns the logit of a score. */
  double logit(double score) {
    double cooled = score / temperature;
    return bound == 0 ? cooled : bound * Math.tanh(cooled);
  }

  /** Returns the derivative of {@link #logit} where it has this value. */
  double slope(double logit) {
    if (bound == 0) {
      return 1 / temperature;
    }
    double tanh = logit / bound;
    return (1 - tanh * tanh) * bound / temperature;
  }
}
