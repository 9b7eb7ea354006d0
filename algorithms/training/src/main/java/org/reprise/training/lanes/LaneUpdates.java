package org.reprise.training.lanes;

import org.reprise.training.tensor.Operations.AdamStep;
import org.reprise.training.tensor.Operations.MomentumStep;
import org.reprise.training.tensor.Operations.RmsStep;

/** One step of each optimiser on one parameter. */
final class LaneUpdates {
  private LaneUpdates() {}

  static void momentum(float[] weights, float[] gradient, float[] velocity, MomentumStep step) {
    float rate = (float) step.rate();
    float momentum = (float) step.momentum();
    float decay = (float) step.decay();
    float own = step.nesterov() ? 1f : 0f;
    float carried = step.nesterov() ? momentum : 1f;
    for (int i = 0; i < weights.length; i++) {
      float g = gradient[i] + decay * weights[i];
      velocity[i] = momentum * velocity[i] + g;
      weights[i] -= rate * (own * g + carried * velocity[i]);
    }
  }

  static void adam(float[] weights, float[] gradient, float[] mean, float[] square, AdamStep step) {
    float beta1 = (float) step.beta1();
    float beta2 = (float) step.beta2();
    double unbiased1 = 1 - Math.pow(step.beta1(), step.time());
    double unbiased2 = 1 - Math.pow(step.beta2(), step.time());
    for (int i = 0; i < weights.length; i++) {
      float g = gradient[i] + (float) step.decay() * weights[i];
      mean[i] = beta1 * mean[i] + (1 - beta1) * g;
      square[i] = beta2 * square[i] + (1 - beta2) * g * g;
      double root = Math.sqrt(square[i] / unbiased2) + step.epsilon();
      weights[i] -= (float) (step.rate() * mean[i] / unbiased1 / root);
    }
  }

  static void rmsProp(
      float[] weights, float[] gradient, float[] square, float[] velocity, RmsStep step) {
    float rho = (float) step.rho();
    for (int i = 0; i < weights.length; i++) {
      float g = gradient[i] + (float) step.decay() * weights[i];
      square[i] = rho * square[i] + (1 - rho) * g * g;
      velocity[i] =
          (float)
              (step.momentum() * velocity[i]
                  + step.rate() * g / Math.sqrt(square[i] + step.epsilon()));
      weights[i] -= velocity[i];
    }
  }
}
