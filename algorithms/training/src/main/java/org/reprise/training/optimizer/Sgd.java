package org.reprise.training.optimizer;

import java.util.List;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.Parameter;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Operations.MomentumStep;
import org.reprise.training.tensor.Tensor;

/** Stochastic gradient descent with momentum and weight decay. */
public final class Sgd implements Optimizer {
  private final Operations operations;
  private final List<Variable> parameters;
  private final List<Tensor> velocities;
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
    this.operations = operations;
    this.parameters = parameters.stream().map(Parameter::variable).toList();
    this.velocities = this.parameters.stream().map(p -> operations.zerosLike(p.value())).toList();
    this.momentum = momentum;
    this.nesterov = nesterov;
    this.decay = decay;
  }

  @Override
  public void step(double rate) {
    MomentumStep step = new MomentumStep(rate, momentum, nesterov, decay);
    for (int i = 0; i < parameters.size(); i++) {
      Variable parameter = parameters.get(i);
      // A path that was not sampled leaves its weights as they are, momentum included.
      if (parameter.gradient() != null) {
        operations.momentumStep(parameter.value(), parameter.gradient(), velocities.get(i), step);
        parameter.clearGradient(operations);
      }
    }
  }

  @Override
  public void close() {
    velocities.forEach(operations::release);
  }
}
