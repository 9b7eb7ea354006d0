package org.reprise.training.optimizer;

import java.util.List;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.Parameter;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Operations.RmsStep;
import org.reprise.training.tensor.Tensor;

/** RMSProp with momentum, as the MnasNet and MobileNetV3 papers train. */
public final class RmsProp implements Optimizer {
  private final Operations operations;
  private final List<Variable> parameters;
  private final List<Tensor> squares;
  private final List<Tensor> velocities;
  private final double rho;
  private final double momentum;
  private final double epsilon;
  private final double decay;

  /** For these parameters; {@code rho} is the rate of forgetting of squared gradients. */
  public RmsProp(
      Operations operations,
      List<Parameter> parameters,
      double rho,
      double momentum,
      double epsilon,
      double decay) {
    this.operations = operations;
    this.parameters = parameters.stream().map(Parameter::variable).toList();
    this.squares = this.parameters.stream().map(p -> operations.zerosLike(p.value())).toList();
    this.velocities = this.parameters.stream().map(p -> operations.zerosLike(p.value())).toList();
    this.rho = rho;
    this.momentum = momentum;
    this.epsilon = epsilon;
    this.decay = decay;
  }

  @Override
  public void step(double rate) {
    RmsStep step = new RmsStep(rate, rho, momentum, epsilon, decay);
    for (int i = 0; i < parameters.size(); i++) {
      Variable parameter = parameters.get(i);
      if (parameter.gradient() != null) {
        operations.rmsPropStep(
            parameter.value(), parameter.gradient(), squares.get(i), velocities.get(i), step);
        parameter.clearGradient(operations);
      }
    }
  }

  @Override
  public void close() {
    squares.forEach(operations::release);
    velocities.forEach(operations::release);
  }
}
