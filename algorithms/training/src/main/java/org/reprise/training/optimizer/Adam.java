package org.reprise.training.optimizer;

import java.util.List;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.Parameter;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Operations.AdamStep;
import org.reprise.training.tensor.Tensor;

/** Adam (Kingma and Ba 2015, algorithm 1); weight decay is added to the gradient. */
public final class Adam implements Optimizer {
  private static final double EPSILON = 1e-8;

  private final Operations operations;
  private final List<Variable> parameters;
  private final List<Tensor> means;
  private final List<Tensor> squares;
  private final double beta1;
  private final double beta2;
  private final double decay;
  private int time;

  /** For these parameters, with the two rates of forgetting. */
  public Adam(
      Operations operations, List<Parameter> parameters, double beta1, double beta2, double decay) {
    this.operations = operations;
    this.parameters = parameters.stream().map(Parameter::variable).toList();
    this.means = this.parameters.stream().map(p -> operations.zerosLike(p.value())).toList();
    this.squares = this.parameters.stream().map(p -> operations.zerosLike(p.value())).toList();
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.decay = decay;
  }

  @Override
  public void step(double rate) {
    time++;
    AdamStep step = new AdamStep(rate, beta1, beta2, EPSILON, decay, time);
    for (int i = 0; i < parameters.size(); i++) {
      Variable parameter = parameters.get(i);
      if (parameter.gradient() != null) {
        operations.adamStep(
            parameter.value(), parameter.gradient(), means.get(i), squares.get(i), step);
        parameter.clearGradient(operations);
      }
    }
  }

  @Override
  public void close() {
    means.forEach(operations::release);
    squares.forEach(operations::release);
  }
}
