package org.reprise.algorithm.mnasnet;

import java.util.List;
import org.reprise.search.Hyperparameters;
import org.reprise.search.VectorAdam;
import org.reprise.search.policy.Controller;

/** How the controller learns from a batch of samples. */
interface ControllerUpdate {
  /** The names of {@link #of}. */
  List<String> NAMES = List.of("ppo", "reinforce");

  /**
   * Changes the weights.
   *
   * @param weights of the controller that sampled the batch
   * @param batch what it sampled
   * @param advantages rewards less the baseline, one for each
   */
  void update(double[] weights, Controller.Episode[] batch, double[] advantages);

  /** Returns the one that the parameters of {@link MnasNetProvider} name. */
  static ControllerUpdate of(
      Hyperparameters parameters, Controller controller, VectorAdam optimiser) {
    return parameters.text("update").equals("ppo")
        ? new ProximalUpdate(
            controller, optimiser, parameters.real("clip"), parameters.whole("epochs"))
        : (weights, batch, advantages) -> {
          // REINFORCE: one step along the mean of advantage times grad log P.
          double[] descent = new double[weights.length];
          for (int k = 0; k < batch.length; k++) {
            controller.addLogProbabilityGradient(
                weights, batch[k], -advantages[k] / batch.length, descent);
          }
          optimiser.step(weights, descent);
        };
  }
}
