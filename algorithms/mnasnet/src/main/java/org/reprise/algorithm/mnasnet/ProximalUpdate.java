package org.reprise.algorithm.mnasnet;

import org.reprise.search.VectorAdam;
import org.reprise.search.policy.Controller;
import org.reprise.space.Architecture;

/**
 * Proximal policy optimization (Schulman et al. 2017, equation 7): several steps on the same batch
 * along the gradient of the mean of min(r A, clip(r, 1 - epsilon, 1 + epsilon) A), where r = P_new
 * / P_old of a sample and A its advantage. Once a sample's probability has moved so far in the
 * direction of its advantage, it has no gradient any more.
 */
final class ProximalUpdate implements ControllerUpdate {
  private final Controller controller;
  private final VectorAdam optimiser;
  private final double clip;
  private final int epochs;

  /**
   * An update.
   *
   * @param clip epsilon
   * @param epochs steps on each batch
   */
  ProximalUpdate(Controller controller, VectorAdam optimiser, double clip, int epochs) {
    this.controller = controller;
    this.optimiser = optimiser;
    this.clip = clip;
    this.epochs = epochs;
  }

  @Override
  public void update(double[] weights, Controller.Episode[] batch, double[] advantages) {
    Architecture[] samples = new Architecture[batch.length];
    double[] before = new double[batch.length];
    for (int k = 0; k < batch.length; k++) {
      samples[k] = batch[k].architecture();
      before[k] = batch[k].logProbability();
    }
    for (int epoch = 0; epoch < epochs; epoch++) {
      optimiser.step(weights, descent(weights, samples, before, advantages));
    }
  }

  /** Returns the gradient of the negative objective. */
  double[] descent(double[] weights, Architecture[] samples, double[] before, double[] advantages) {
    double[] descent = new double[weights.length];
    for (int k = 0; k < samples.length; k++) {
      Controller.Episode now = controller.replay(weights, samples[k]);
      double ratio = Math.exp(now.logProbability() - before[k]);
      boolean clipped = advantages[k] > 0 ? ratio > 1 + clip : ratio < 1 - clip;
      if (!clipped) {
        // d r / d weights = r d log P / d weights.
        controller.addLogProbabilityGradient(
            weights, now, -advantages[k] * ratio / samples.length, descent);
      }
    }
    return descent;
  }

  /** Returns the objective, the mean of min(r A, clip(r) A). */
  double objective(double[] weights, Architecture[] samples, double[] before, double[] advantages) {
    double sum = 0;
    for (int k = 0; k < samples.length; k++) {
      double ratio = Math.exp(controller.replay(weights, samples[k]).logProbability() - before[k]);
      double bounded = Math.min(1 + clip, Math.max(1 - clip, ratio));
      sum += Math.min(ratio * advantages[k], bounded * advantages[k]);
    }
    return sum / samples.length;
  }
}
