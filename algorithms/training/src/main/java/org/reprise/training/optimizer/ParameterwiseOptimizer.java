package org.reprise.training.optimizer;

import java.util.List;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.Parameter;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Tensor;

/**
 * Updates each parameter by itself. One without a gradient, such as that of a path that was not
 * sampled, is untouched: no momentum, no weight decay, no time step. What is remembered of a
 * parameter starts at its first step.
 */
abstract class ParameterwiseOptimizer implements Optimizer {
  private final Operations operations;
  private final List<Variable> parameters;
  private final Tensor[][] memories;

  /**
   * For these parameters.
   *
   * @param tensors how many tensors of its shape are remembered of each
   */
  ParameterwiseOptimizer(Operations operations, List<Parameter> parameters, int tensors) {
    this.operations = operations;
    this.parameters = parameters.stream().map(Parameter::variable).toList();
    this.memories = new Tensor[this.parameters.size()][tensors];
  }

  @Override
  public final void step(double rate) {
    for (int i = 0; i < memories.length; i++) {
      Variable parameter = parameters.get(i);
      if (parameter.gradient() != null) {
        Tensor[] memory = memories[i];
        if (memory.length > 0 && memory[0] == null) {
          for (int k = 0; k < memory.length; k++) {
            memory[k] = operations.zerosLike(parameter.value());
          }
        }
        update(operations, i, parameter, memory, rate);
        parameter.clearGradient(operations);
      }
    }
  }

  /** Returns what is remembered of parameter {@code number}. */
  final Tensor[] memory(int number) {
    return memories[number];
  }

  /** Updates parameter {@code number} by its gradient. */
  abstract void update(
      Operations operations, int number, Variable parameter, Tensor[] memory, double rate);

  @Override
  public final void close() {
    for (Tensor[] memory : memories) {
      for (int k = 0; k < memory.length; k++) {
        if (memory[k] != null) {
          operations.release(memory[k]);
          memory[k] = null;
        }
      }
    }
  }
}
