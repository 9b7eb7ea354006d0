package org.reprise.space;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A cost that is a sum over the decisions of an architecture, such as the latency of a chain of
 * layers measured one by one: cost = bias + the weight of the choice at each decision. Evaluating
 * it allocates nothing.
 */
public final class LinearCost {
  private final double bias;
  private final double[][] weights;

  private LinearCost(double bias, double[][] weights) {
    this.bias = bias;
    this.weights = weights;
  }

  /**
   * Returns a cost with these weights.
   *
   * @param bias cost of what is not decided
   * @param decisions the decisions of the space
   * @param weights for each decision, by the names of its choices
   * @throws InvalidInputException if a choice has no weight or a weight no choice
   */
  public static LinearCost of(
      double bias, List<Decision> decisions, List<Map<String, Double>> weights) {
    if (weights.size() != decisions.size()) {
      throw new InvalidInputException(
          "a cost for " + weights.size() + " decisions, not for " + decisions.size());
    }
    double[][] table = new double[decisions.size()][];
    for (int d = 0; d < table.length; d++) {
      Decision decision = decisions.get(d);
      Map<String, Double> left = new HashMap<>(weights.get(d));
      table[d] = new double[decision.size()];
      for (int choice = 0; choice < table[d].length; choice++) {
        Double weight = left.remove(decision.choices().get(choice));
        if (weight == null) {
          throw new InvalidInputException(
              "decision '"
                  + decision.name()
                  + "': no weight for '"
                  + decision.choices().get(choice)
                  + "'");
        }
        table[d][choice] = weight;
      }
      if (!left.isEmpty()) {
        throw new InvalidInputException(
            "decision '"
                + decision.name()
                + "' has no choice '"
                + left.keySet().iterator().next()
                + "'; accepted: "
                + String.join(", ", decision.choices()));
      }
    }
    return new LinearCost(bias, table);
  }

  /** Returns the cost of {@code architecture}. */
  public double of(Architecture architecture) {
    double cost = bias;
    for (int d = 0; d < weights.length; d++) {
      cost += weights[d][architecture.choice(d)];
    }
    return cost;
  }

  /**
   * Returns the expected cost when each decision is drawn by itself, which is what a gradient of
   * architecture parameters needs (Cai et al. 2019, equation 7).
   *
   * @param probabilities for each decision those of its choices
   */
  public double expected(double[][] probabilities) {
    double cost = bias;
    for (int d = 0; d < weights.length; d++) {
      for (int choice = 0; choice < weights[d].length; choice++) {
        cost += weights[d][choice] * probabilities[d][choice];
      }
    }
    return cost;
  }

  /** Returns the weight of one choice. */
  public double weight(int decision, int choice) {
    return weights[decision][choice];
  }
}
