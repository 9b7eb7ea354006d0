package org.reprise.training.step;

import java.util.List;
import java.util.function.Function;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.Parameter;
import org.reprise.training.optimizer.GradientClipping;
import org.reprise.training.optimizer.Optimizer;
import org.reprise.training.tensor.Operations;

/**
 * A step of training: forward, loss, backward, optimiser. Gradients of several losses may be added
 * up before a step.
 */
public final class GradientStep {
  private final Operations operations;
  private final Optimizer optimizer;
  private final List<Parameter> parameters;
  private final double clip;

  /**
   * Steps of {@code optimizer}.
   *
   * @param parameters whose gradients are clipped together
   * @param clip largest norm of the gradient; 0 for no limit
   */
  public GradientStep(
      Operations operations, Optimizer optimizer, List<Parameter> parameters, double clip) {
    this.operations = operations;
    this.optimizer = optimizer;
    this.parameters = List.copyOf(parameters);
    this.clip = clip;
  }

  /** Steps without a limit on the gradient. */
  public GradientStep(Operations operations, Optimizer optimizer) {
    this(operations, optimizer, List.of(), 0);
  }

  /**
   * Adds the gradient of a loss to that of its parameters.
   *
   * @param loss computes one number on the tape that it is given
   * @return the number; where it is not finite, there is no gradient
   */
  public double accumulate(Function<Tape, Variable> loss) {
    try (Tape tape = Tape.recording(operations)) {
      Variable scalar = loss.apply(tape);
      double value = Losses.value(tape, scalar);
      if (Double.isFinite(value)) {
        tape.backward(scalar);
      }
      return value;
    }
  }

  /** Moves the parameters along what was added up. */
  public void apply(double rate) {
    if (clip > 0) {
      GradientClipping.clip(operations, parameters, clip);
    }
    optimizer.step(rate);
  }

  /** Both at once; without a move where the loss is not finite. Returns the loss before it. */
  public double run(Function<Tape, Variable> loss, double rate) {
    double value = accumulate(loss);
    if (Double.isFinite(value)) {
      apply(rate);
    }
    return value;
  }
}
