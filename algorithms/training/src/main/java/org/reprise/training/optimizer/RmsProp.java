package org.reprise.training.optimizer;

import java.util.List;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.Parameter;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Operations.RmsStep;
import org.reprise.training.tensor.Tensor;

/** RMSProp with momentum, as the MnasNet and MobileNetV3 papers train. */
public final class RmsProp extends ParameterwiseOptimizer {
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
    super(operations, parameters, 2);
    this.rho = rho;
    this.momentum = momentum;
    this.epsilon = epsilon;
    this.decay = decay;
  }

  @Override
  void update(Operations operations, int number, Variable w, Tensor[] memory, double rate) {
    operations.rmsPropStep(
        w.value(),
        w.requireGradient(),
        memory[0],
        memory[1],
        new RmsStep(rate, rho, momentum, epsilon, decay));
  }
}
