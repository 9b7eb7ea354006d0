package org.reprise.training.optimizer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.Parameter;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Operations.MomentumStep;
import org.reprise.training.tensor.Tensor;

/** Stochastic gradient descent with momentum and weight decay. */
public final class Sgd extends ParameterwiseOptimizer {
  private final double momentum;
  private final boolean nesterov;
  private final double decay;

  /** For these parameters; {@code decay} is added to the gradient, times the weight. */
  public Sgd(
      Operations operations,
      List<Parameter> parameters,
      double momentum,
      boolean nesterov,
      double decay) {
    super(operations, parameters, 1);
    this.momentum = momentum;
    this.nesterov = nesterov;
    this.decay = decay;
  }

  /** Returns what it remembers of parameter {@code number}; null before its first step. */
  public @Nullable Tensor velocity(int number) {
    return memory(number)[0];
  }

  @Override
  void update(Operations operations, int number, Variable w, Tensor[] memory, double rate) {
    operations.momentumStep(
        w.value(),
        w.requireGradient(),
        memory[0],
        new MomentumStep(rate, momentum, nesterov, decay));
  }
}
