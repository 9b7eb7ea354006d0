package org.reprise.training.optimizer;

import java.util.List;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.Parameter;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Operations.AdamStep;
import org.reprise.training.tensor.Tensor;

/**
 * Adam (Kingma and Ba 2015, algorithm 1); weight decay is added to the gradient. Each parameter has
 * its own time step, which counts its own updates.
 */
public final class Adam extends ParameterwiseOptimizer {
  private static final double EPSILON = 1e-8;

  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double decay;
  private final int[] times;

  /** For these parameters, with the two rates of forgetting. */
  public Adam(
      Operations operations, List<Parameter> parameters, double beta1, double beta2, double decay) {
    this(operations, parameters, beta1, beta2, EPSILON, decay);
  }

  /** The same with an epsilon other than 1e-8. */
  public Adam(
      Operations operations,
      List<Parameter> parameters,
      double beta1,
      double beta2,
      double epsilon,
      double decay) {
    super(operations, parameters, 2);
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.decay = decay;
    this.times = new int[parameters.size()];
  }

  @Override
  void update(Operations operations, int number, Variable w, Tensor[] memory, double rate) {
    times[number]++;
    AdamStep step = new AdamStep(rate, beta1, beta2, epsilon, decay, times[number]);
    operations.adamStep(w.value(), w.requireGradient(), memory[0], memory[1], step);
  }
}
