package org.reprise.predictor;

import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.SearchSpace;

/**
 * Learns a cost, such as a latency, from networks that were measured, and predicts it for others.
 */
public interface CostModel {
  /** The names of {@link #named}. */
  List<String> NAMES = List.of("linear", "network");

  /**
   * Returns a model that comes with Reprise.
   *
   * @param name linear or network
   * @throws InvalidInputException if there is none of this name
   */
  static CostModel named(String name, SearchSpace space) {
    return switch (name) {
      case "linear" -> new LinearCostModel(space);
      case "network" -> new CostNetwork(space);
      default ->
          throw new InvalidInputException(
              "no model of costs '" + name + "'; accepted: " + String.join(", ", NAMES));
    };
  }

  /**
   * Learns anew, forgetting what it knew.
   *
   * @param architectures at least one
   * @param costs what was measured, in any unit
   * @param random initial weights and order of the examples, where a model has them
   */
  void fit(List<Architecture> architectures, double[] costs, RandomGenerator random);

  /** Returns the costs that it expects, in the unit of what it learned from. */
  double[] predict(List<Architecture> architectures);
}
