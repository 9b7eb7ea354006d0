package org.reprise.training.optimizer;

import java.util.List;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.Parameter;
import org.reprise.training.tensor.Operations;

/** Shortens the gradient of all parameters together (Pascanu et al. 2013, algorithm 1). */
public final class GradientClipping {
  private GradientClipping() {}

  /** Scales all gradients so that their joint norm is at most {@code limit}; gives the old norm. */
  public static double clip(Operations operations, List<Parameter> parameters, double limit) {
    double squares = 0;
    for (Parameter parameter : parameters) {
      Variable variable = parameter.variable();
      if (variable.gradient() != null) {
        squares += operations.dot(variable.gradient(), variable.gradient());
      }
    }
    double norm = Math.sqrt(squares);
    if (norm > limit) {
      for (Parameter parameter : parameters) {
        if (parameter.variable().gradient() != null) {
          operations.scale(parameter.variable().gradient(), limit / norm);
        }
      }
    }
    return norm;
  }
}
