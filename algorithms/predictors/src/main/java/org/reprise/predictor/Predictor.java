package org.reprise.predictor;

import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.space.Architecture;

/**
 * Learns validation accuracy from architectures that were charged, and predicts it for others. It
 * has no access to an evaluator or a table: what it is not given it cannot know.
 *
 * <p>To add one: implement this, and name a {@link PredictorProvider} in {@code
 * META-INF/services/org.reprise.predictor.PredictorProvider}.
 */
public interface Predictor {
  /**
   * Learns anew, forgetting what it knew.
   *
   * @param architectures at least one
   * @param accuracies their validation accuracies in percent
   * @param random initial weights, order of the examples, dropout
   */
  void fit(List<Architecture> architectures, double[] accuracies, RandomGenerator random);

  /** Returns the accuracies in percent that it expects. */
  double[] predict(List<Architecture> architectures);

  /**
   * Returns what each network of an ensemble expects, as [network][architecture]; a single
   * predictor is an ensemble of one. The spread over the networks is the uncertainty that BANANAS
   * uses.
   */
  default double[][] predictEach(List<Architecture> architectures) {
    return new double[][] {predict(architectures)};
  }
}
