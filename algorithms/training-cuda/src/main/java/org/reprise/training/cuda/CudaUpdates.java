package org.reprise.training.cuda;

import org.jspecify.annotations.Nullable;
import org.reprise.training.cuda.CudaRecorder.StepNumbers;
import org.reprise.training.tensor.Operations.AdamStep;
import org.reprise.training.tensor.Operations.MomentumStep;
import org.reprise.training.tensor.Operations.RmsStep;

/** Launches of the optimisers' steps. */
final class CudaUpdates {
  private CudaUpdates() {}

  /** A step at the rate of {@code step}, or at the one that the numbers of a recorded step say. */
  static Launch momentum(
      CudaTensor weights,
      CudaTensor gradient,
      CudaTensor velocity,
      MomentumStep step,
      @Nullable StepNumbers numbers) {
    int count = weights.shape().size();
    return Launch.each("momentum_step", count)
        .update(weights.buffer())
        .read(gradient.buffer())
        .update(velocity.buffer())
        .read(numbers == null ? null : numbers.rates())
        .read(numbers == null ? null : numbers.counter())
        .with(count, step.nesterov() ? 1 : 0)
        .with(step.rate(), step.momentum(), step.decay());
  }

  static Launch adam(
      CudaTensor weights, CudaTensor gradient, CudaTensor mean, CudaTensor square, AdamStep step) {
    int count = weights.shape().size();
    return Launch.each("adam_step", count)
        .update(weights.buffer())
        .read(gradient.buffer())
        .update(mean.buffer())
        .update(square.buffer())
        .with(count)
        .with(
            step.rate() / (1 - Math.pow(step.beta1(), step.time())),
            step.beta1(),
            step.beta2(),
            1 / (1 - Math.pow(step.beta2(), step.time())),
            step.epsilon(),
            step.decay());
  }

  static Launch rmsProp(
      CudaTensor weights,
      CudaTensor gradient,
      CudaTensor square,
      CudaTensor velocity,
      RmsStep step) {
    int count = weights.shape().size();
    return Launch.each("rms_prop_step", count)
        .update(weights.buffer())
        .read(gradient.buffer())
        .update(square.buffer())
        .update(velocity.buffer())
        .with(count)
        .with(step.rate(), step.rho(), step.momentum(), step.epsilon(), step.decay());
  }
}
