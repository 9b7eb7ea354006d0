package org.reprise.search.policy;

/**
 * Set-selection attention over anchor points (Zoph and Le 2016, section 3.3): P(layer j is read by
 * layer i) = sigmoid(v^T tanh(W_prev h_j + W_curr h_i)). Its 2H^2 + H parameters stand in a flat
 * vector: W_prev, W_curr, v.
 *
 * @param hidden H
 * @param offset where the parameters start
 */
public record SkipAttention(int hidden, int offset) {
  /** The offset of what stands after its parameters. */
  public int end() {
    return offset + 2 * hidden * hidden + hidden;
  }

  /** Returns the probability, and in {@code tanh} the inner activations for the way back. */
  double probability(double[] parameters, double[] previous, double[] current, double[] tanh) {
    return 1 / (1 + Math.exp(-score(parameters, previous, current, tanh)));
  }

  /**
   * Returns the score, v^T tanh(W_prev h_j + W_curr h_i).
   *
   * @param previous h_j
   * @param current h_i
   * @param tanh receives the inner activations for the way back
   */
  public double score(double[] parameters, double[] previous, double[] current, double[] tanh) {
    int wPrevious = offset;
    int wCurrent = offset + hidden * hidden;
    int v = offset + 2 * hidden * hidden;
    double score = 0;
    for (int a = 0; a < hidden; a++) {
      double sum = 0;
      for (int u = 0; u < hidden; u++) {
        sum +=
            parameters[wPrevious + a * hidden + u] * previous[u]
                + parameters[wCurrent + a * hidden + u] * current[u];
      }
      tanh[a] = Math.tanh(sum);
      score += parameters[v + a] * tanh[a];
    }
    return score;
  }

  /**
   * Adds the gradients of {@code dScore} times the score to the parameters' and both inputs'
   * gradients.
   */
  public void backward(
      double[] parameters,
      double[] previous,
      double[] current,
      double[] tanh,
      double dScore,
      double[] gradient,
      double[] dPrevious,
      double[] dCurrent) {
    int wPrevious = offset;
    int wCurrent = offset + hidden * hidden;
    int v = offset + 2 * hidden * hidden;
    for (int a = 0; a < hidden; a++) {
      gradient[v + a] += dScore * tanh[a];
      double d = dScore * parameters[v + a] * (1 - tanh[a] * tanh[a]);
      for (int u = 0; u < hidden; u++) {
        gradient[wPrevious + a * hidden + u] += d * previous[u];
        gradient[wCurrent + a * hidden + u] += d * current[u];
        dPrevious[u] += d * parameters[wPrevious + a * hidden + u];
        dCurrent[u] += d * parameters[wCurrent + a * hidden + u];
      }
    }
  }
}
