package org.reprise.predictor;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;

/**
 * Learns a cost, such as a latency, from networks that were measured, and predicts it for others.
 */
public interface CostModel {
  /** The models that come with Reprise, by name. */
  Map<String, Function<SearchSpace, CostModel>> BY_NAME =
      Map.of("linear", LinearCostModel::new, "network", CostNetwork::new);

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
